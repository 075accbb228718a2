# gold of resume.html, from what was typed there.  Command: python gold.py
import json
P=lambda o,t,a,b,bs:dict(organization=o,title=t,start=a,end=b,location=None,section="Where I've worked",bullets=bs)
json.dump(dict(name="Thandeka van Rooyen-Dlamini",headline="Brand & Growth Marketing Lead",contact=dict(email="thandeka@example.org",phone="+27 21 555 0167",links=["https://portfolio.example.com/thandeka","https://linkedin.example.com/in/tvrd"],location="Cape Town, South Africa"),
summary="I build FMCG and fintech brands that people in taxis can hum. Twelve years across agency and client side, ZAR 140m of media planned, and a healthy suspicion of last-click attribution.",
positions=[P("Ubuntu Pocket Bank","Head of Brand","2021-06","present",["Relaunched the brand in five languages; spontaneous awareness up from 9% to 23% among LSM 4–7 in 18 months.","Cut blended CAC from R312 to R188 by moving 30% of spend from search to minibus-taxi OOH and WhatsApp referrals.","Manage a team of nine and three agencies on an R52m budget."]),
P("Ubuntu Pocket Bank","Senior Growth Marketer","2019-02","2021-05",["Shipped 140 onboarding experiments; KYC completion rose 17 points.","Built the first MMM with weekly geo hold-outs in KwaZulu-Natal."]),
P("Cederberg Beverage Company","Brand Manager, Rooibos & Cordials","2015-08","2019-01",["Held P&L for a R230m category; launched a zero-sugar range that took 4.2% value share in year one.","Renegotiated gondola-end terms with two national grocers and trimmed trade spend by R6m."]),
P("Lekker Loud Advertising","Account Executive","2013","2015",["Ran 22 below-the-line activations for a paint brand and a township pay-TV launch.","Wrote the radio scripts nobody else wanted; one ran for three years."])],
education=[dict(institution="University of False Bay",degree="BCom Honours in Marketing",start=None,end="2012"),dict(institution="Bo-Kaap School of Design",degree="BA Visual Communication",start="2008",end="2010")],
skills=["Brand positioning","Media mix modelling","Conjoint analysis","Paid social","Programmatic OOH","WhatsApp CRM","SEO","GA4","Braze","Looker Studio","Figma"],
certifications=[dict(name="Mini MBA in Brand Planning",issuer="Kestrel Marketing School",date="2021-10"),dict(name="Media Attribution Practitioner",issuer="Digital Bureau of Southern Africa",date="2019")],
patents=[],publications=[],projects=["Change for the Taxi","Sip Slow"],awards=["Gold Protea, Integrated Campaign","Bronze Baobab for Radio"],volunteering=["Pro bono brand mentor"],
languages=["isiZulu (native)","English (fluent)","Afrikaans (fluent)"],
sections=["Hello","Toolbox","Education","Courses","Recognition","Languages","Where I've worked","Selected campaigns","Giving back"],
hard="band header with word-only links; chatty headings; narrow left column and jobs on the right; 'now'; skill pills under group labels; MM.YYYY dates",
made_with="chromium (HTML grid)",running=[],hidden=[]),open("../gold.json","w"),ensure_ascii=False,indent=1)
