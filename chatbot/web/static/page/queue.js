/* Gradio's queue over fetch: calls an endpoint of the page and hands over what it yields, as it comes.
   Whatever goes wrong ends in a Failure, one sentence for the reader. It refuses to know what is asked. */

const QUIET_MS = 90000; // as long as the server's other doors give a turn; Gradio's heartbeats are no progress

const WORDS = {
  offline: "You seem to be offline.",
  unreachable: "The server cannot be reached.",
  busy: "Many people are asking right now.",
  shortly: " Please try again in a few seconds.",
  broken: "Something went wrong on our side.",
  cut: "The connection broke before the answer was complete.",
  slow: "The answer took too long.",
};

export class Failure extends Error {
  constructor(words = WORDS.broken) { super(words); this.name = "Failure"; }
}

const endpoint = (name) => new URL(`gradio_api/call/${name}`, document.baseURI).href;

/* Our own refusals are sentences for the reader; of a proxy's, only how long to wait is of use. */
const failureOf = async (response) => {
  const said = await response.json().catch(() => null);
  if (said && typeof said.code === "string" && typeof said.error === "string") return new Failure(said.error);
  if (response.status !== 429 && response.status !== 503) return new Failure();
  const wait = Number(response.headers.get("Retry-After"));
  if (!(wait >= 1)) return new Failure(WORDS.busy + WORDS.shortly);
  return new Failure(`${WORDS.busy} Please try again in ${wait < 2 ? "a second" : `${Math.ceil(wait)} seconds`}.`);
};

/* Calls an endpoint; `onData` gets each value it yields. Resolves with the last one; throws Failure, or what
   `signal` was aborted with. */
export const call = async (name, data, { signal, onData = () => {} } = {}) => {
  let last;
  let quiet = 0;
  const own = new AbortController();
  const giveUp = () => own.abort();
  if (signal) signal.addEventListener("abort", giveUp);
  let timedOut = false;
  const wait = () => {
    window.clearTimeout(quiet);
    quiet = window.setTimeout(() => { timedOut = true; own.abort(); }, QUIET_MS);
  };
  try {
    wait();
    const options = { signal: own.signal, credentials: "same-origin" };
    const joined = await fetch(endpoint(name), {
      ...options, method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ data }),
    });
    if (!joined.ok) throw await failureOf(joined);
    const { event_id: id } = await joined.json();
    const response = await fetch(`${endpoint(name)}/${encodeURIComponent(id)}`, options);
    if (!response.ok || !response.body) throw await failureOf(response);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let buffer = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Failure(WORDS.cut);
      buffer += value;
      for (let end = buffer.indexOf("\n\n"); end >= 0; end = buffer.indexOf("\n\n")) {
        const lines = buffer.slice(0, end).split("\n");
        buffer = buffer.slice(end + 2);
        const event = (lines.find((line) => line.startsWith("event: ")) || "").slice(7);
        const body = (lines.find((line) => line.startsWith("data: ")) || "data: null").slice(6);
        if (event === "error") throw new Failure();
        if (event !== "generating" && event !== "complete") continue;
        wait();
        const values = JSON.parse(body);
        if (Array.isArray(values) && values.length && values[0] != null) {
          last = values[0];
          onData(last);
        }
        if (event === "complete") return last;
      }
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (timedOut) throw new Failure(WORDS.slow);
    if (signal && signal.aborted) throw error;
    if (error instanceof SyntaxError) throw new Failure();
    throw new Failure(navigator.onLine === false ? WORDS.offline : last ? WORDS.cut : WORDS.unreachable);
  } finally {
    window.clearTimeout(quiet);
    if (signal) signal.removeEventListener("abort", giveUp);
    own.abort();
  }
};
