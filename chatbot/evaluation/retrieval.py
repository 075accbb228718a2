"""The retrieval metrics of one response against gold evidence, by `ir-measures`.

A retrieved passage is relevant to a gold group when it overlaps one of its spans, and each group counts once.
It refuses to know how passages were found.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.evaluation.models import Item, Passage, Response
from chatbot.evaluation.normalise import comparable
from chatbot.evaluation.quotation import GoldSpan, Sources, overlaps

DEPTH = 10


def retrieval_values(
    item: Item, response: Response, spans: Sequence[GoldSpan], sources: Sources
) -> dict[str, float]:
    """The retrieval metrics; empty without gold spans or where the system does not tell what it retrieved."""
    if not spans or response.retrieved is None:
        return {}
    passages = response.retrieved[:DEPTH]
    groups = [
        frozenset(span.group for span in spans if overlaps(passage, passage.text, span, sources))
        for passage in passages
    ]
    ranked = _ranked(groups)
    wanted = {span.group for span in spans}
    found = _measured(item.id, wanted, ranked)
    found["recall@5"] = len(frozenset().union(*groups[:5])) / len(wanted)
    found["all_evidence@10"] = float(frozenset().union(*groups) == wanted)
    found["span_recall"] = _span_recall(passages, spans, sources)
    return found


def _ranked(groups: Sequence[frozenset[str]]) -> list[str]:
    """One document a passage: the group it is the first to hold, or one that is relevant to nothing. A
    passage that holds several stands for as many documents in a row: it is as good as that many good ones."""
    seen: set[str] = set()
    ranked: list[str] = []
    for number, held in enumerate(groups):
        new = sorted(held - seen)
        seen |= held
        ranked += [f"group {group}" for group in new] or [f"passage {number}"]
    return ranked


def _measured(query: str, wanted: set[str], ranked: Sequence[str]) -> dict[str, float]:
    """Success, RR and nDCG. The run score is -rank: at equal scores ir-measures orders by document id."""
    from ir_measures import RR, Qrel, ScoredDoc, Success, evaluator, nDCG

    names = {"success@1": Success @ 1, "success@5": Success @ 5, "rr@10": RR @ DEPTH, "ndcg@10": nDCG @ DEPTH}
    qrels = [Qrel(query, f"group {group}", 1) for group in wanted]
    run = [ScoredDoc(query, document, -float(rank)) for rank, document in enumerate(ranked, 1)]
    run = run or [ScoredDoc(query, "nothing retrieved", 0.0)]
    values = evaluator(list(names.values()), qrels).calc_aggregate(run)
    return {name: float(values[measure]) for name, measure in names.items()}


def _span_recall(passages: Sequence[Passage], spans: Sequence[GoldSpan], sources: Sources) -> float:
    """Share of the gold characters inside the passages; of a group, its best covered span counts."""
    best: dict[str, tuple[float, int]] = {}
    for span in spans:
        length = span.end - span.start
        inside: set[int] = set()
        whole = 0.0
        for passage in passages:
            if not overlaps(passage, passage.text, span, sources):
                continue
            if passage.start is not None and passage.end is not None:
                inside |= set(range(max(passage.start, span.start), min(passage.end, span.end)))
            else:
                whole = max(whole, min(1.0, len(comparable(passage.text)) / len(comparable(span.text))))
        share = max(whole, len(inside) / length)
        if span.group not in best or share > best[span.group][0]:
            best[span.group] = (share, length)
    return sum(share * length for share, length in best.values()) / sum(length for _, length in best.values())
