"""How good the answers are: question sets, runs, scores, comparisons, gates and reports.

    question sets → run (any system answers) → score → report | compare → gate

It needs no key and no judge. It refuses to know how answers come about: a system is whatever answers.
"""
