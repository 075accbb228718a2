# Content of resume.pdf (read by build.py, see there for the commands).
NAME = "Efua Mansa Tetteh-Ocloo"
HEAD = "Senior Quantity Surveyor, MGhIS MRICS"
CONTACT = ["East Legon, Accra, Ghana", "+233 30 555 0142", "efua.tetteh-ocloo@example.com", "www.example.org/etocloo"]
SUMMARY = ("Chartered quantity surveyor with 14 years’ pre- and post-contract experience on commercial, healthcare and "
  "donor-funded road projects worth up to GH₵ 410 million. Used to FIDIC Red and Yellow Books, PPDA/PPA tender rules and "
  "POMI/CESMM4 measurement. Known for final accounts that close without adjudication.")
JOBS = [
 dict(org="Kweku Danso Partnership", loc="Accra, Ghana", title="Associate, Cost Management", dates="March 2021 – Present", start="2021-03", end="present", bullets=[
  "Lead a team of 6 QSs on a 220-bed regional hospital (GH₵ 410m, FIDIC Yellow 1999); issued 31 interim payment certificates, all within the 28-day limit.",
  "Negotiated an EOT and prolongation claim of US$ 4.8m down to US$ 1.35m on agreed site overheads and a windows analysis prepared with the planner.",
  "Introduced elemental cost planning at RIBA Stages 2–4; out-turn within ±3.2% of Stage 4 estimate on five of six schemes."]),
 dict(org="Kweku Danso Partnership", loc="Accra, Ghana", title="Quantity Surveyor", dates="August 2017 – February 2021", start="2017-08", end="2021-02", bullets=[
  "Prepared BoQs to POMI for a 14-storey mixed-use tower (38,600 m² GIA), including MEP provisional sums of GH₵ 22m later re-measured at 96%.",
  "Valued 118 variations; agreed 112 with the contractor’s QS before practical completion."]),
 dict(org="Ashford & Lyle Consult Ltd", loc="Reading, United Kingdom", title="Assistant Quantity Surveyor", dates="September 2014 – June 2017", start="2014-09", end="2017-06", bullets=[
  "Ran monthly valuations and CVRs for two secondary-school blocks (JCT D&B 2011, £11.4m and £7.9m).",
  "Let 23 subcontract packages from enquiry to order; buying gain of 2.6% against tender allowances.",
  "Completed RICS APC on the Quantity Surveying and Construction pathway at first sitting."]),
 dict(org="Volta Basin Roadworks JV", loc="Ho, Ghana", title="Site Measurement Officer", dates="October 2010 – August 2013", start="2010-10", end="2013-08", bullets=[
  "Took off and re-measured earthworks, culverts and 47 km of double-seal surfacing to CESMM3 for IPCs under an IDA credit.",
  "Reconciled bitumen and aggregate deliveries weekly, cutting unexplained wastage from 9% to 4%."]),
]
EDU = [
 dict(degree="MSc Construction Cost Management", inst="Thames Valley School of the Built Environment, Reading", dates="September 2013 – August 2014", start="2013-09", end="2014-08"),
 dict(degree="BSc (Hons) Quantity Surveying and Construction Economics", inst="Kumasi Polytechnic University College", dates="2006 – 2010", note="Second Class Upper; dissertation on price fluctuation formulae in long-duration road contracts", start="2006", end="2010"),
]
MEM = [
 dict(name="Member (MRICS)", issuer="Royal Institution of Chartered Surveyors", date="2017"),
 dict(name="Professional Member (MGhIS)", issuer="Ghana Institution of Surveyors", date="2019"),
 dict(name="Certificate in Construction Adjudication", issuer="West African Dispute Board Centre", date="2022"),
]
SKILLS = [("Contracts", ["FIDIC 1999/2017", "JCT D&B", "NEC4 ECC", "World Bank SBD (Works)"]),
 ("Measurement", ["POMI", "CESMM4", "NRM2"]),
 ("Software", ["CostX", "WinQS", "Primavera P6 (read-only)", "Excel with Power Query"])]
LANGS = ["English (fluent)", "Ewe (mother tongue)", "Twi (fluent)", "French (basic)"]
VOL = "Mentor, Girls into Site"
REF = "Available on request."
