"""Résumés of the collection and of this file, read as the bot reads them: phone and street withheld."""

from __future__ import annotations

import datetime as dt
import tempfile
from functools import cache
from pathlib import Path

from chatbot.evaluation.models import Item
from chatbot.evaluation.starter import starter_items
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.wording import Wording
from index.models import Reading
from index.resume import read_sources
from index.withhold import withhold
from tests.chatbot.people import ADA

TODAY = dt.date(2026, 11, 1)
COLLECTION = Path(__file__).resolve().parents[3] / "collection" / "dev"
PEOPLE = sorted(folder.name for folder in COLLECTION.iterdir() if folder.is_dir())

# An invented person of whom a test writes the jobs.
HEAD = "# Ada Example\n\nada@example.org\n\n## Experience\n\n"
NOW, THEN = "### Engineer, Acme Inc.\n2020 – present\n\n", "### Baker, Bun House\n2015 – 2019\n\n"


TWO_PAGES = """# Imogen Castellow

Supply chain manager

Leeds, United Kingdom · imogen.castellow@example.org · +44 7700 900642

## Summary

Supply chain manager with 14 years of experience in food and household goods. Likes short lead times, honest
forecasts and warehouses in which nobody has to run.

## Experience

### Head of Supply Chain, Brightwater Foods Ltd
May 2021 – present · Leeds

- Lead a team of 34 planners, buyers and schedulers on three sites.
- Cut stock cover from 41 to 27 days with a weekly sales and operations meeting.
- Reduced freight spend by 18 % by tendering all lanes through Transporeon.
- Introduced SAP IBP for demand planning in nine markets.
- Negotiated four long-term contracts with growers in Spain and Morocco.
- Opened a second distribution centre in Wakefield in eleven months.

### Supply Chain Manager, Orsett Home Products
February 2017 – April 2021 · Nottingham

- Managed a team of 16 across planning and transport.
- Raised forecast accuracy from 62 to 79 per cent with a statistical model in Kinaxis.
- Migrated 2,400 item masters to SAP S/4HANA without a missed shipment.
- Cut obsolete stock by 35 % with a monthly clearance routine.
- Trained 60 store managers to read their own stock reports in Power BI.

### Demand Planner, Fennimore & Daughters
August 2014 – January 2017 · York

- Forecast 900 seasonal lines for the Christmas range in Excel and JDA.
- Improved order fill rate from 91 to 97 per cent.
- Wrote the planning handbook that new colleagues still use.
- Coached three junior planners.

### Logistics Coordinator, Pelham Freight Services
September 2012 – July 2014 · Hull

- Scheduled 45 trucks a day with Descartes.
- Resolved customs queries for shipments from Norway and Iceland.
- Reduced demurrage charges by 22 % through a shared berth calendar.
- Built the shift handover sheet in Excel.

### Warehouse Assistant, Hollins Storage Ltd
June 2010 – August 2012 · Bradford

- Picked and packed 300 orders a shift.
- Counted stock with handheld scanners.
- Drove counterbalance trucks in a cold store.

## Education

- MSc Logistics and Supply Chain Management, University of Ainsty, 2014 – 2016
- BA Geography, Calderbrook University, 2007 – 2010

## Certifications

- APICS CPIM, 2016
- Six Sigma Green Belt, 2018
- Counterbalance Truck Licence, 2011
- Level 3 Award in Food Safety, 2022

## Skills

- Planning: SAP IBP, Kinaxis, JDA, Excel
- Systems: SAP S/4HANA, Power BI, Transporeon, Descartes
- Methods: S&OP, kaizen, vendor managed inventory, safety stock modelling

## Languages

English (native), Spanish (B2), Polish (A2)

## Awards

- Yorkshire Logistics Prize, 2022
- Orsett Manager of the Year, 2019

## Volunteering

- Driver, Leeds Food Bank, 2020 – present
"""
"""An ordinary career on two pages, with what is ordinarily in it."""

TEXTS = {"ada": ADA, "two pages": TWO_PAGES}


@cache
def reading(name: str) -> Reading:
    """One of `PEOPLE`, 'ada' or 'two pages'."""
    if name in TEXTS:
        return read(TEXTS[name])
    return withhold(read_sources([next((COLLECTION / name).glob("resume.*"))]))


def read(text: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "resume.md"
        path.write_text(text, encoding="utf-8")
        return withhold(read_sources([path]))


def drafts_of(name: str) -> Drafts:
    """An empty collection of drafts over a résumé."""
    found = reading(name)
    return Drafts(found.resume, found.documents, Wording("seed"))


@cache
def items_of(name: str, seed: int = 0) -> tuple[Item, ...]:
    found = reading(name)
    return starter_items(found.resume, found.documents, as_of=TODAY, seed=seed)
