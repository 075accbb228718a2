"""The fictional people whose résumés are printed by `layouts.py`: what each says, in the shape of the gold.

Dates are `YYYY` or `YYYY-MM`; how they are printed is the layout's choice. People, employers, schools and numbers are
invented; a likeness is chance.
"""

from __future__ import annotations

from typing import Any

Person = dict[str, Any]


def job(title: str, organization: str, location: str | None, start: str, end: str, *bullets: str) -> Person:
    return {
        "title": title,
        "organization": organization,
        "location": location,
        "start": start,
        "end": end,
        "bullets": list(bullets),
    }


def study(degree: str, institution: str, end: str, start: str | None = None) -> Person:
    return {"degree": degree, "institution": institution, "start": start, "end": end}


def paper(name: str, date: str, issuer: str | None = None) -> Person:
    return {"name": name, "issuer": issuer, "date": date}


DEV: dict[str, Person] = {
    "product-designer": {
        "name": "Mara Lindqvist",
        "headline": "Senior Product Designer",
        "contact": {
            "email": "mara.lindqvist@example.com",
            "phone": "+46 70 555 01 23",
            "links": ["linkedin.com/in/mara-lindqvist-example"],
            "location": "Gothenburg, Sweden",
        },
        "summary": "Designer with eleven years in health technology, who turns long clinical procedures into short "
        "ones that nurses like to use, and measures whether they do.",
        "positions": [
            job(
                "Senior Product Designer",
                "Northwind Health AB",
                "Gothenburg",
                "2019-03",
                "present",
                "Led the redesign of the medication round for forty-two wards, cutting the time a nurse spends at the "
                "screen by a third.",
                "Built the design system used by nine product teams and two agencies.",
                "Ran 64 usability sessions on night shifts and published what was learnt.",
            ),
            job(
                "Product Designer",
                "Bluebird Studio",
                "Malmö",
                "2014-08",
                "2019-02",
                "Designed ticket machines for three regions, used 1.4 million times a year.",
                "Introduced accessibility reviews; complaints about contrast fell from 31 to 2.",
            ),
            job(
                "Design Intern",
                "Kattegat Ferries",
                "Gothenburg",
                "2013-06",
                "2013-12",
                "Drew the signs of a new terminal and tested them with passengers who read no Swedish.",
            ),
        ],
        "education": [
            study("MFA, Interaction Design", "Bothnia University College", "2014", "2012"),
            study("BA, Graphic Design", "Lund Valley Art School", "2012", "2009"),
        ],
        "skills": {
            "Design": ["Figma", "Design systems", "Prototyping"],
            "Research": ["Usability tests", "Diary studies"],
        },
        "certifications": [
            paper("Certified Professional in Accessibility", "2021", "Nordic Access Institute")
        ],
        "languages": ["Swedish (native)", "English (fluent)", "Finnish (basic)"],
    },
    "ward-manager": {
        "name": "Oluwaseun Adeyemi-Park",
        "headline": "Ward Manager, Acute Medicine",
        "contact": {
            "email": "seun.adeyemi-park@example.org",
            "phone": "0113 555 0142",
            "links": [],
            "location": "Leeds",
        },
        "summary": "Registered nurse since 2009 and ward manager since 2018. Calm in a crowded corridor, exact with "
        "drug charts, and known for new starters who stay.",
        "positions": [
            job(
                "Ward Manager",
                "St Brannock's Infirmary",
                "Leeds",
                "2018-05",
                "present",
                "Manage a 28-bed acute medical ward with 46 staff and a pay budget of £1.9 million.",
                "Brought falls with harm down from 17 a year to 5 by moving the observation station into the bay.",
                "Lead the hospital's nurse-in-charge course: 120 nurses trained, nine of them now ward managers.",
            ),
            job(
                "Senior Staff Nurse",
                "St Brannock's Infirmary",
                "Leeds",
                "2013-09",
                "2018-05",
                "Ran the high-dependency bay and deputised for the ward manager.",
                "Wrote the trust's sepsis handover card.",
            ),
            job(
                "Staff Nurse",
                "Calder Valley General Hospital",
                "Halifax",
                "2009-10",
                "2013-08",
                "Looked after eight surgical patients a shift; mentored eleven students.",
            ),
        ],
        "education": [
            study("BSc (Hons) Adult Nursing", "University of West Ridings", "2009", "2006"),
            study("PGCert Leadership in Health Care", "Pennine Business School", "2020"),
        ],
        "skills": {"": ["Rostering", "Root cause analysis", "Non-invasive ventilation", "Budget control"]},
        "certifications": [
            paper("Registered Nurse (Adult)", "2009", "Nursing and Midwifery Council"),
            paper("Advanced Life Support", "2024", "Resuscitation Council"),
        ],
        "languages": ["English", "Yoruba", "Korean (basic)"],
    },
    "plasma-physicist": {
        "name": "Ioana Vârtosu",
        "headline": "Professor of Plasma Physics",
        "contact": {
            "email": "ioana.vartosu@example.edu",
            "phone": None,
            "links": ["orcid.org/0000-0000-0000-0000"],
            "location": "Cluj-Napoca, Romania",
        },
        "summary": None,
        "positions": [
            job(
                "Professor of Plasma Physics",
                "Transylvanian Institute of Physics",
                "Cluj-Napoca",
                "2017",
                "present",
                "Head of the edge turbulence group: four postdoctoral researchers, nine doctoral students and a "
                "yearly budget of €640,000.",
                "Principal investigator of the diagnostic system for fast ions on two international machines.",
            ),
            job(
                "Senior Lecturer",
                "University of Southern Fens",
                "Cambridge, United Kingdom",
                "2011",
                "2017",
                "Taught electrodynamics to 140 second-year students; rated 4.7 of 5 over six years.",
                "Built the department's first open laboratory for gas discharges.",
            ),
            job(
                "Postdoctoral Fellow",
                "Garonne Fusion Laboratory",
                "Toulouse, France",
                "2007",
                "2011",
                "Measured density fluctuations with a reflectometer of her own design.",
            ),
        ],
        "education": [
            study("PhD in Physics", "University of Bremerhaven Coast", "2007", "2003"),
            study("MSc in Physics", "Banat University", "2003"),
        ],
        "skills": {"Methods": ["Reflectometry", "Gyrokinetic simulation", "Bayesian inference"]},
        "certifications": [],
        "publications": [
            "Vârtosu I., Okafor B., Edge turbulence in detached plasmas, Journal of Imagined Fusion 41, 2023",
            "Vârtosu I., A reflectometer for small machines, Review of Invented Instruments 12, 2016",
            "Lindgren P., Vârtosu I., Fast ions lost and found, Annals of Fictional Physics 88, 2014",
        ],
        "languages": ["Romanian", "English", "French", "German"],
    },
    "cheffe-de-projet": {
        "name": "Éloïse Garrec-Nguyen",
        "headline": "Cheffe de projet logistique",
        "contact": {
            "email": "eloise.garrec@example.fr",
            "phone": "+33 6 55 50 10 77",
            "links": ["linkedin.com/in/eloise-garrec-example"],
            "location": "Nantes, France",
        },
        "summary": "Dix ans d’expérience dans la logistique du froid, de la gestion d’entrepôt à la conduite de projets "
        "européens.",
        "positions": [
            job(
                "Cheffe de projet logistique",
                "Froid Atlantique SAS",
                "Nantes",
                "2019-02",
                "present",
                "Pilotage du déménagement de trois entrepôts vers une plateforme unique de 24 000 m².",
                "Réduction de 18 % des coûts de transport grâce à un nouveau plan de tournées.",
            ),
            job(
                "Responsable d’entrepôt",
                "Maison Kerbrat",
                "Brest",
                "2015-09",
                "2019-01",
                "Encadrement d’une équipe de 22 personnes en horaires décalés.",
                "Mise en place de la traçabilité par lots.",
            ),
            job(
                "Assistante logistique",
                "Coopérative du Ponant",
                "Lorient",
                "2013-06",
                "2015-08",
                "Suivi des commandes de 140 producteurs.",
            ),
        ],
        "education": [
            study("Master Logistique et transports", "Université de la Côte d’Émeraude", "2013", "2011"),
            study("Licence Économie et gestion", "Université de la Côte d’Émeraude", "2011"),
        ],
        "skills": {"Outils": ["SAP EWM", "Power BI", "Excel"], "Méthodes": ["Lean", "Kanban"]},
        "certifications": [paper("CACES R489", "2016")],
        "languages": ["Français (langue maternelle)", "Anglais (C1)", "Vietnamien (courant)"],
    },
    "software-engineer-zh": {
        "name": "林若溪",
        "headline": "后端软件工程师",
        "contact": {
            "email": "lin.ruoxi@example.cn",
            "phone": "138-0055-0123",
            "links": ["github.com/linruoxi-example"],
            "location": "杭州",
        },
        "summary": None,
        "positions": [
            job(
                "高级软件工程师",
                "杭州云栈网络科技有限公司",
                None,
                "2020-07",
                "present",
                "负责订单系统的架构升级，将接口平均响应时间由 320 毫秒降至 90 毫秒。",
                "带领五人小组完成支付网关的迁移，全年可用性达到 99.98%。",
            ),
            job(
                "软件工程师",
                "上海蓝鲸数据有限公司",
                None,
                "2017-03",
                "2020-06",
                "使用 Go 与 Kafka 搭建实时日志平台，每天处理 12 亿条消息。",
                "编写单元测试，使核心模块覆盖率从 35% 提升到 82%。",
            ),
        ],
        "education": [study("计算机科学与技术 硕士", "江南理工大学", "2017", "2014")],
        "skills": {"": ["Go", "Java", "Kafka", "MySQL", "Kubernetes"]},
        "certifications": [],
        "languages": ["中文（母语）", "英语（流利）"],
    },
    "steuerfachwirt": {
        "name": "Jannik Brodersen",
        "headline": "Steuerfachwirt",
        "contact": {
            "email": "jannik.brodersen@example.de",
            "phone": "+49 461 555 0191",
            "links": [],
            "location": "Flensburg",
        },
        "summary": None,
        "positions": [
            job(
                "Steuerfachwirt",
                "Kanzlei Petersen & Thoma",
                "Flensburg",
                "2020-01",
                "present",
                "Betreuung von 65 mittelständischen Mandanten einschließlich Jahresabschluss.",
                "Einführung des digitalen Belegwesens für 40 Betriebe.",
            ),
            job(
                "Steuerfachangestellter",
                "Steuerbüro Nissen",
                "Husum",
                "2014-08",
                "2019-12",
                "Finanz- und Lohnbuchhaltung für Handwerk und Gastronomie.",
            ),
        ],
        "education": [
            study("Ausbildung zum Steuerfachangestellten", "Berufsschule Nordfriesland", "2014", "2011"),
            study("Abitur", "Storm-Gymnasium Husum", "2011"),
        ],
        "skills": {"": ["DATEV", "Excel", "Lohnabrechnung"]},
        "certifications": [paper("Steuerfachwirt", "2019", "Steuerberaterkammer Schleswig-Holstein")],
        "languages": ["Deutsch (Muttersprache)", "Dänisch (fließend)", "Englisch (gut)"],
    },
}

HELD: dict[str, Person] = {
    "account-executive": {
        "name": "Terrence Obi-Walsh",
        "headline": "Enterprise Account Executive",
        "contact": {
            "email": "t.obiwalsh@example.com",
            "phone": "(312) 555-0166",
            "links": ["linkedin.com/in/tobiwalsh-example"],
            "location": "Chicago, IL",
        },
        "summary": "Sells scheduling software to hospitals and airlines; eight years over quota out of ten.",
        "positions": [
            job(
                "Enterprise Account Executive",
                "Rotaria Software",
                "Chicago, IL",
                "2021-04",
                "present",
                "Closed $4.6M in new annual revenue in 2024, 138% of quota, across eleven hospital groups.",
                "Shortened the average sales cycle from 214 to 150 days with a two-week proof of value.",
            ),
            job(
                "Account Executive",
                "Rotaria Software",
                "Chicago, IL",
                "2018-01",
                "2021-04",
                "Opened the airline segment: three carriers, 19,000 seats.",
            ),
            job(
                "Sales Development Representative",
                "Plinth Analytics",
                "Milwaukee, WI",
                "2015-06",
                "2017-12",
                "Booked 31 first meetings a month; promoted twice.",
            ),
        ],
        "education": [study("B.B.A., Marketing", "Lake Shore State University", "2015")],
        "skills": {
            "Tools": ["Salesforce", "Gong", "LinkedIn Sales Navigator"],
            "Methods": ["MEDDPICC", "Command of the Message"],
        },
        "certifications": [paper("Certified Professional Sales Leader", "2022", "Sales Guild")],
        "languages": ["English", "Igbo"],
    },
    "conservatrice": {
        "name": "Solène Maréchal-Diop",
        "headline": "Restauratrice de peintures",
        "contact": {
            "email": "solene.marechal@example.fr",
            "phone": "06 55 50 14 82",
            "links": ["atelier-marechal.example.fr"],
            "location": "Dijon",
        },
        "summary": "Restauratrice diplômée, spécialiste des peintures sur bois du XVe au XVIIe siècle.",
        "positions": [
            job(
                "Restauratrice indépendante",
                "Atelier Maréchal",
                "Dijon",
                "2017-04",
                "present",
                "Restauration de 46 retables pour douze communes et deux musées.",
                "Étude préalable par réflectographie infrarouge et radiographie.",
            ),
            job(
                "Assistante de conservation",
                "Musée des Ducs Inventés",
                "Beaune",
                "2013-10",
                "2017-03",
                "Récolement de 3 200 œuvres et constat d’état avant prêt.",
            ),
        ],
        "education": [
            study(
                "Master Conservation-restauration des biens culturels",
                "Institut de la Côte-d’Or",
                "2013",
                "2011",
            ),
            study("Licence Histoire de l’art", "Université de la Haute-Saône", "2011"),
        ],
        "skills": {"": ["Réflectographie", "Retouche illusionniste", "Photographie scientifique"]},
        "certifications": [],
        "languages": ["Français", "Wolof", "Italien (B2)"],
    },
    "data-analyst-ko": {
        "name": "한서윤",
        "headline": "데이터 분석가",
        "contact": {
            "email": "seoyun.han@example.kr",
            "phone": "010-5550-0147",
            "links": [],
            "location": "서울",
        },
        "summary": None,
        "positions": [
            job(
                "데이터 분석가",
                "한강유통 주식회사",
                None,
                "2021-02",
                "present",
                "매장 120곳의 재고 예측 모형을 만들어 폐기율을 14% 줄였습니다.",
                "주간 매출 보고서를 자동화하여 준비 시간을 6시간에서 20분으로 단축했습니다.",
            ),
            job(
                "주니어 분석가",
                "남산리서치 주식회사",
                None,
                "2018-03",
                "2021-01",
                "고객 설문 45건을 설계하고 결과를 보고했습니다.",
            ),
        ],
        "education": [study("통계학 학사", "한빛대학교", "2018", "2014")],
        "skills": {"": ["SQL", "Python", "Tableau"]},
        "certifications": [paper("빅데이터분석기사", "2021")],
        "languages": ["한국어 (모국어)", "영어 (비즈니스)"],
    },
    "crane-operator": {
        "name": "Dafydd Prosser",
        "headline": "Tower Crane Operator",
        "contact": {
            "email": "dafydd.prosser@example.co.uk",
            "phone": "07700 900167",
            "links": [],
            "location": "Swansea",
        },
        "summary": "Crane operator with sixteen years on high-rise and dock work, and no lost-time incident.",
        "positions": [
            job(
                "Tower Crane Operator",
                "Gower Lifting Ltd",
                "Swansea",
                "2016-09",
                "present",
                "Operates luffing-jib cranes of up to 24 tonnes on sites of as many as four cranes.",
                "Trains slingers; 37 have passed at the first attempt.",
            ),
            job(
                "Mobile Crane Operator",
                "Mumbles Plant Hire",
                "Swansea",
                "2010",
                "2016",
                "Lifted bridge beams of 62 tonnes on the coastal road.",
            ),
            job(
                "Slinger and Signaller",
                "Port Tennant Docks",
                "Swansea",
                "2008",
                "2010",
                "Loaded timber and steel for two cargo lines.",
            ),
        ],
        "education": [study("NVQ Level 2, Lifting Operations", "Afan Valley College", "2009")],
        "skills": {"": ["Luffing jib", "Tandem lifts", "Lift planning"]},
        "certifications": [
            paper("CPCS A04 Tower Crane", "2016-08", "NOCN"),
            paper("Appointed Person, Lifting", "2021", "NOCN"),
        ],
        "languages": ["Welsh", "English"],
    },
    "hydrologist": {
        "name": "Dr. Amara Keïta",
        "headline": "Principal Hydrologist",
        "contact": {
            "email": "amara.keita@example.org",
            "phone": "+41 44 555 01 29",
            "links": ["github.com/akeita-example"],
            "location": "Zurich, Switzerland",
        },
        "summary": "Hydrologist who forecasts floods for a living and explains them to mayors.",
        "positions": [
            job(
                "Principal Hydrologist",
                "Limmat Water Consulting AG",
                "Zurich",
                "2019-01",
                "present",
                "Runs the flood forecast of eleven cantonal rivers, issued every six hours.",
                "Cut false alarms by 41% with an ensemble of three rainfall models.",
                "Leads a team of six hydrologists and two software developers.",
            ),
            job(
                "Research Associate",
                "Institute for Invented Hydrology",
                "Bern",
                "2013-03",
                "2018-12",
                "Wrote the open snowmelt model Schmelzwasser, used in seven countries.",
            ),
        ],
        "education": [
            study("PhD, Hydrology", "University of the Upper Rhine", "2013", "2009"),
            study("MSc, Environmental Engineering", "Sahel Polytechnic", "2009"),
        ],
        "skills": {"Models": ["HBV", "WRF-Hydro"], "Programming": ["Python", "Fortran", "R"]},
        "certifications": [],
        "publications": [
            "Keïta A., Brunner L., Ensembles for small rivers, Imagined Water Research 9, 2022",
            "Keïta A., Snow on paper, Journal of Fictional Snow 3, 2016",
        ],
        "languages": ["French", "Bambara", "German (C1)", "English (C2)"],
    },
    "pastry-chef": {
        "name": "Rosalind Achterberg",
        "headline": "Pastry Chef",
        "contact": {
            "email": "rosa.achterberg@example.net",
            "phone": "+31 6 5550 0128",
            "links": [],
            "location": "Utrecht, Netherlands",
        },
        "summary": "Pastry chef trained in Antwerp, with a weakness for laminated dough and tidy kitchens.",
        "positions": [
            job(
                "Head Pastry Chef",
                "Hotel De Zwaluw",
                "Utrecht",
                "2020-03",
                "present",
                "Leads five pastry cooks for 190 covers a night and weddings of up to 400 guests.",
                "Brought waste of dairy down by a quarter.",
            ),
            job(
                "Pastry Cook",
                "Patisserie Kersenbloesem",
                "Antwerp",
                "2015-09",
                "2020-02",
                "Made 900 croissants a day by hand and taught three apprentices to do the same.",
            ),
        ],
        "education": [study("Diploma in Pastry Arts", "Scheldt Culinary Institute", "2015", "2013")],
        "skills": {"": ["Laminated dough", "Sugar work", "Menu costing"]},
        "certifications": [paper("HACCP Level 3", "2019")],
        "languages": ["Dutch", "French", "English"],
    },
}
