"""The starter set of a résumé: every writer in turn, and what came out.

It refuses to know files; `eval init` writes them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from chatbot.evaluation.models import Item
from chatbot.evaluation.starter.absent import about_absence
from chatbot.evaluation.starter.background import about_background
from chatbot.evaluation.starter.career import about_career
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.duties import about_duties
from chatbot.evaluation.starter.totals import about_totals
from chatbot.evaluation.starter.wording import Wording
from index.models import Document, Resume


def starter_items(
    resume: Resume, documents: Sequence[Document], *, as_of: dt.date, seed: int = 0
) -> tuple[Item, ...]:
    """Questions with their right answers, all drafts. The same résumé and seed give the same set.

    Resume and documents are those that the bot answers from, with what is withheld masked. As good as the
    reading: what was read wrongly is asked wrongly, which is why a person looks at it.
    """
    read = hashlib.sha256("\0".join(document.text for document in documents).encode()).hexdigest()
    drafts = Drafts(resume, documents, Wording(f"{seed}:{read}"))
    about_career(drafts, as_of)
    about_totals(drafts, as_of)
    about_duties(drafts)
    about_background(drafts)
    about_absence(drafts)
    return tuple(drafts.items)
