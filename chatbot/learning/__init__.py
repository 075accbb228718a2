"""How recruiters ask, learned: invented résumés with questions, what is trained on them, and what that gains.

Nothing here runs when a question is answered. What is learned lies in `index/recruiters` and
in `chatbot/data/evidence.toml`.
"""
