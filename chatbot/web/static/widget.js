/*! resume-chat 1.0.0, MIT. No build step: the file you read is the file that is served. Its DOM is made by
createElement and textContent alone, so that trusted-types 'none' may stand. */
(() => {
'use strict';
const doc = document, script = doc.currentScript, TAG = 'resume-chat';

const mount = () => {
	if (!script || !script.dataset.api || doc.querySelector(TAG)) return;
	const host = doc.createElement(TAG);
	for (const { name, value } of script.attributes) if (name.startsWith('data-')) host.setAttribute(name.slice(5), value);
	doc.body.append(host);
};
const start = () => doc.body ? mount() : new MutationObserver((_, observer) => {
	if (doc.body) observer.disconnect(mount());
}).observe(doc.documentElement, { childList: true });

if (!window.HTMLDialogElement || !window.customElements || !doc.adoptedStyleSheets) return; // too old
if (customElements.get(TAG)) return start();

const KEYS = 'label|heading|greeting|input|send|stop|close|clear|cleared|you|bot|writing|sources|source|page|line|again|up|down|partly|not_mentioned|offline|busy|refused|long|failed|cut|timeout|stopped'.split('|');
const WORDS = {
	en: 'Ask my résumé|Ask about this résumé|I am an assistant, not the candidate. I answer only from the résumé and show the line behind each answer.|Your question|Send|Stop|Close|Clear conversation|Conversation cleared|You|Assistant|Writing…|Sources|Source|page|line|Try again|Helpful|Not helpful|Partly in the documents|Not in the documents|You are offline. Your question is kept.|Too many questions just now. Please wait {n} seconds.|This site may not ask this assistant.|The question was not accepted. Please shorten it.|The assistant cannot answer just now.|The answer was interrupted.|No answer came in time.|Stopped.',
	es: 'Pregunte a mi currículum|Preguntas sobre este currículum|Soy un asistente, no la persona candidata. Respondo solo a partir del currículum y muestro la línea de cada respuesta.|Su pregunta|Enviar|Detener|Cerrar|Borrar la conversación|Conversación borrada|Usted|Asistente|Escribiendo…|Fuentes|Fuente|página|línea|Reintentar|Útil|No es útil|Solo en parte en los documentos|No está en los documentos|Sin conexión. Su pregunta se conserva.|Demasiadas preguntas ahora. Espere {n} segundos.|Este sitio no puede consultar al asistente.|La pregunta no se aceptó. Acórtela.|El asistente no puede responder ahora.|La respuesta se interrumpió.|La respuesta no llegó a tiempo.|Detenido.',
	de: 'Fragen zum Lebenslauf|Fragen zu diesem Lebenslauf|Ich bin ein Assistent, nicht die Person selbst. Ich antworte nur aus dem Lebenslauf und zeige zu jeder Antwort die Zeile.|Ihre Frage|Senden|Stopp|Schließen|Verlauf löschen|Verlauf gelöscht|Sie|Assistent|Schreibt …|Quellen|Quelle|Seite|Zeile|Erneut versuchen|Hilfreich|Nicht hilfreich|Teilweise in den Unterlagen|Nicht in den Unterlagen|Sie sind offline. Ihre Frage bleibt erhalten.|Gerade zu viele Fragen. Bitte {n} Sekunden warten.|Diese Website darf den Assistenten nicht befragen.|Die Frage wurde nicht angenommen. Bitte kürzen.|Der Assistent kann gerade nicht antworten.|Die Antwort wurde unterbrochen.|Die Antwort kam nicht rechtzeitig.|Angehalten.',
	fr: 'Interroger mon CV|Questions sur ce CV|Je suis un assistant, pas la personne elle-même. Je réponds d’après le CV seul et montre la ligne de chaque réponse.|Votre question|Envoyer|Arrêter|Fermer|Effacer la conversation|Conversation effacée|Vous|Assistant|Rédaction…|Sources|Source|page|ligne|Réessayer|Utile|Pas utile|En partie dans les documents|Absent des documents|Hors ligne. Votre question est conservée.|Trop de questions pour le moment. Patientez {n} secondes.|Ce site ne peut pas interroger l’assistant.|La question n’a pas été acceptée. Raccourcissez-la.|L’assistant ne peut pas répondre pour le moment.|La réponse a été interrompue.|La réponse n’est pas arrivée à temps.|Arrêté.',
	ko: '이력서에 질문하기|이 이력서에 대해 질문하세요|저는 지원자 본인이 아닌 도우미입니다. 이력서에 있는 내용으로만 답하고, 답마다 근거가 되는 줄을 보여 드립니다.|질문|보내기|중지|닫기|대화 지우기|대화를 지웠습니다|나|도우미|작성 중…|출처|출처|페이지|줄|다시 시도|도움이 됨|도움이 안 됨|일부만 문서에 있음|문서에 없음|오프라인입니다. 질문은 남아 있습니다.|질문이 너무 많습니다. {n}초 뒤에 다시 시도해 주세요.|이 사이트에서는 도우미에게 질문할 수 없습니다.|질문이 접수되지 않았습니다. 줄여서 다시 써 주세요.|지금은 도우미가 답할 수 없습니다.|답변이 중단되었습니다.|제시간에 답변이 오지 않았습니다.|중지했습니다.',
};

/* !important, so that of the host page only the --rc-… tokens come in. */
const TOKENS = 'accent on-accent bg fg muted line user bot error'.split(' ');
const palette = colours => colours.split(' ').map((colour, i) => `--${TOKENS[i]}:var(--rc-${TOKENS[i]},${colour});`).join('');
const DARK = palette('#8cc0ec #14120f #222120 #edeae4 #b8b2a8 #45423d #34414c #2d2b28 #ffb4a9') + 'color-scheme:dark';
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{all:initial!important;direction:ltr!important;display:block!important;position:fixed!important;inset:auto 0 0!important;z-index:var(--rc-z,2147483000)!important;pointer-events:none!important}
:host([inline]){position:static!important}
:host([hidden]){display:none!important}
*{box-sizing:border-box;margin:0;padding:0;font:inherit;color:inherit}
.root{${palette('#0f5e9c #fff #fff #1f1d1a #5f5a52 #dfdad1 #dfeaf3 #f4f2ee #a3231b')}color-scheme:light;display:grid;justify-items:end;gap:.75em;padding:max(1em,env(safe-area-inset-bottom)) 1em;color:var(--fg);font:medium/1.5 var(--rc-font,system-ui,sans-serif);text-align:start}
@media(prefers-color-scheme:dark){:host(:not([theme=light])) .root{${DARK}}}
:host([theme=dark]) .root{${DARK}}
:host([position*=left]) .root{justify-items:left}
:host([position*=right]) .root{justify-items:right}
:host([inline]) .root{padding:0;justify-items:stretch}
button{min-width:44px;min-height:44px;padding:0 .9em;border:1px solid transparent;border-radius:.75em;background:none;cursor:pointer}
:focus{outline:0}
:focus-visible{outline:3px solid var(--fg);outline-offset:2px;box-shadow:0 0 0 2px var(--bg)!important}
svg{display:block;width:1.25em;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
a{color:var(--accent)}
b,h2,th{font-weight:600}
i{font-style:italic}
code{font-family:ui-monospace,monospace}
.sr{position:absolute;width:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.launcher,.panel{pointer-events:auto}
.launcher{display:flex;align-items:center;gap:.6em;min-height:3.25em;padding:.5em 1.25em;border-radius:2em;background:var(--accent);color:var(--on-accent);font-weight:600;box-shadow:0 4px 16px #0004}
.panel{order:-1;position:static;flex-direction:column;width:var(--rc-width,25em);height:var(--rc-height,38em);max-width:100%;max-height:calc(100vh - 7em);overflow:hidden;border:1px solid var(--line);border-radius:var(--rc-radius,1em);background:var(--bg);box-shadow:0 12px 40px #0004}
.panel[open],div.panel{display:flex}
div.panel{width:auto;max-height:none;box-shadow:none}
.panel:modal{position:fixed;inset:0;width:100%;height:100%;max-height:100%;border-radius:0}
.head{display:flex;align-items:center;padding:.4em .5em;border-bottom:1px solid var(--line)}
h2{flex:1;padding-inline:.6em;line-height:1.3}
.quiet{padding:0;color:var(--muted)}
.quiet svg,.send svg{margin:auto}
.quiet:hover,[aria-pressed=true]{color:var(--accent)}
:lang(ko){word-break:keep-all}
.log{flex:1;min-height:0;overflow-y:auto;overscroll-behavior:contain;position:relative;padding:1.1em;overflow-wrap:anywhere;outline-offset:-3px!important}
.log>*+*{margin-top:var(--rc-gap,1em)}
.log>p,.muted{color:var(--muted)}
.muted{font-size:.875em}
.user,.bot{width:fit-content;max-width:100%;padding:.6em .95em;border:1px solid transparent;border-radius:.25em 1em 1em;background:var(--bot)}
.user{max-width:88%;margin:0 0 .75em;margin-inline-start:auto;border-radius:1em 1em .25em;background:var(--user);white-space:pre-wrap}
.bot>*+*+*,li+li{margin-top:.5em}
ul{padding-inline-start:1.2em}
ol{padding-inline-start:1.8em}
td,th{padding:.3em .6em .3em 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
.cite{padding:.1em .5em;margin-inline-start:.2em;border:1px solid var(--line);border-radius:.5em;background:var(--bg);font-size:.75em;text-decoration:none}
summary{padding:.85em 0;cursor:pointer}
li:focus{outline:2px solid var(--accent);border-radius:.2em}
q{quotes:none;font-family:Georgia,serif}
.tools{display:flex;gap:.25em;margin-inline-start:-.9em}
.fail{display:flex;flex-wrap:wrap;align-items:center;gap:.25em 1em;margin-top:.75em;padding:.4em .9em;border:1px solid var(--error);border-radius:.75em;color:var(--error)}
.fail p{flex:1 1 10em}
.fail button{border-color:currentColor}
:disabled{opacity:.6}
.chips{display:flex;flex-wrap:wrap;gap:.5em}
.chips button{padding:.4em 1em;border-color:var(--muted);border-radius:1.4em;color:var(--accent);text-align:start}
.box{display:flex;align-items:flex-end;gap:.4em;margin:.75em;padding:.3em;padding-inline-start:.8em;border:1px solid var(--muted);border-radius:1.1em}
.box:focus-within{outline:2px solid var(--accent)}
textarea{flex:1;min-width:0;min-height:44px;max-height:9em;padding:.6em 0;border:0;background:none;resize:none;field-sizing:content;outline:0!important}
::placeholder{color:var(--muted);opacity:1}
.send{padding:0;background:var(--accent);color:var(--on-accent)}
@media(prefers-reduced-motion:no-preference){.panel[open]{animation:in .16s}@keyframes in{from{opacity:0;translate:0 .5em}}}
@media(forced-colors:active){.bot,.user,button{border-color:ButtonText}}
@media(max-height:22em){.panel{overflow:auto}.log{flex:none;overflow:visible}}
@media print{:host{display:none!important}}`);

/* el('p.note', {role: 'alert'}, 'words'): functions become listeners, null is left out. */
const el = (kind, attributes, ...children) => {
	const [tag, name] = kind.split('.'), made = doc.createElement(tag);
	if (name) made.className = name;
	for (const key in attributes) {
		const value = attributes[key];
		if (typeof value == 'function') made.addEventListener(key, value);
		else if (value != null) made.setAttribute(key, value);
	}
	made.append(...children.filter(child => child != null));
	return made;
};
const icon = path => {
	const [svg, line] = ['svg', 'path'].map(tag => doc.createElementNS('http://www.w3.org/2000/svg', tag));
	svg.setAttribute('aria-hidden', true);
	svg.setAttribute('viewBox', '0 0 24 24');
	line.setAttribute('d', path);
	svg.append(line);
	return svg;
};
const json = (text, other) => { try { return JSON.parse(text) || other; } catch { return other; } };

/* Decoded text in, emit(event, data) out: CR, LF or CRLF, wherever a chunk is cut. */
const parser = emit => {
	let rest = '', event = '', data = [], cr = false;
	return text => {
		if (cr && text[0] == '\n') text = text.slice(1);
		else if (!text) return;
		cr = text.endsWith('\r');
		const lines = (rest + text).split(/\r\n?|\n/);
		rest = lines.pop();
		for (const line of lines) {
			const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
			if (field == 'event') event = value;
			if (field == 'data') data.push(value);
			if (line) continue;
			if (data[0] != null) emit(event, data.join('\n'));
			event = '';
			data = [];
		}
	};
};

/* A little Markdown to blocks like the server's. */
const parse = text => {
	const blocks = [], lines = text.split('\n'), cells = line => line.trim().replace(/^\||\|$/g, '').split('|');
	let last = {};
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i], item = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)/.exec(line), kind = item && item[1] ? 'ol' : 'ul';
		if (!line.trim()) last = {};
		else if (item && last.kind == kind) last.items.push(item[2]);
		else {
			last = item ? { kind, items: [item[2]] } : { text: line };
			if (line.includes('|') && /^[\s:|-]*-[\s:|-]*$/.test(lines[i + 1])) {
				last = { header: cells(line), rows: [] };
				for (i++; /\|/.test(lines[i + 1]);) last.rows.push(cells(lines[++i]));
			}
			blocks.push(last);
		}
	}
	return blocks;
};
const INLINE = /`([^`]+)`|\*\*(?=\S)(.+?)\*\*|\*(?=\S)([^*]+)\*|\b_([^_]+)_\b|\[([^\][]+)\]\(([^()\s]+)\)|\[(\d{1,3})\]/g;
/* cite(n) and link(label, address) give an element, or null to leave the words as they are. */
const fill = (into, text, cite, link) => {
	let at = 0;
	for (const found of text.matchAll(INLINE)) {
		const [all, code, bold, italic, slanted, label, address, marker] = found;
		const made = code ? el('code', {}, code)
			: marker ? cite(+marker)
			: label ? link(label, address)
			: fill(el(bold ? 'b' : 'i'), bold || italic || slanted, cite, link);
		into.append(text.slice(at, found.index), made || all);
		at = found.index + all.length;
	}
	into.append(text.slice(at));
	return into;
};

const chat = host => {
	const attribute = name => host.getAttribute(name), embedded = host.hasAttribute('inline');
	const inherited = name => (host.closest(`[${name}]`) || host).getAttribute(name) || '';
	const asked = inherited('lang').toLowerCase().split('-')[0], lang = WORDS[asked] ? asked : 'en';
	const t = { ...Object.fromEntries(WORDS[lang].split('|').map((word, i) => [KEYS[i], word])), ...json(attribute('strings')) };
	for (const key of KEYS.slice(0, 3)) t[key] = attribute(key) || t[key];
	const api = new URL(attribute('api') || new URL('../..', script.src), doc.baseURI).href.replace(/\/+$/, '');
	const max = +attribute('max-length') || 2000, KEY = TAG + ':' + api, nodes = new WeakMap();
	const keep = attribute('storage'), store = () => keep == 'none' ? null : keep == 'local' ? localStorage : sessionStorage;
	let turns, session, run, life, restored, moved = 0, saved = 0, queue = Promise.resolve();

	const emit = (name, detail, text) => host.dispatchEvent(new CustomEvent(`${TAG}:${name}`, {
		bubbles: true, composed: true, detail: host.hasAttribute('expose-text') ? { ...detail, text } : detail,
	}));
	const quiet = (name, path, click) => el('button.quiet', { 'aria-label': name, title: name, click }, icon(path));

	const launcher = el('button.launcher', { part: 'launcher', 'aria-haspopup': 'dialog', 'aria-expanded': false, 'aria-controls': 'panel', click: () => toggle() },
		icon('M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5Z'), t.label);
	const log = el('div.log', { part: 'log', role: 'log', 'aria-live': 'off', 'aria-label': t.heading, tabindex: 0 });
	const status = el('p.sr', { role: 'status' });
	const input = el('textarea', { rows: 1, maxlength: max, 'aria-label': t.input, placeholder: t.input, enterkeyhint: 'send', input: () => count() });
	const left = el('span.muted left');
	const send = el('button.send', { click: () => run ? stop() : submit() });
	const chips = el('div.chips');
	const panel = el(embedded ? 'div.panel' : 'dialog.panel', { id: 'panel', part: 'panel', 'aria-labelledby': embedded ? null : 'heading', cancel: event => escape(event) },
		el('div.head', {}, el('h2', { id: 'heading' }, t.heading),
			quiet(t.clear, 'M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3', () => reset()),
			embedded ? null : quiet(t.close, 'M6 6l12 12M18 6 6 18', () => close())),
		log, status, el('div.box', {}, input, left, send));
	const root = host.attachShadow({ mode: 'open' });
	root.adoptedStyleSheets = [sheet];
	root.append(el('section.root', { lang, dir: inherited('dir') || 'ltr', 'aria-label': t.heading }, embedded ? null : launcher, panel));

	const count = () => { left.textContent = input.value.length > max - 100 ? max - input.value.length : ''; };
	const submit = () => {
		const text = input.value;
		if (text.trim() && !run) {
			input.value = '';
			count();
			ask(text);
		}
		input.focus();
	};
	const escape = event => {
		event.preventDefault();
		run ? stop() : close();
	};
	for (const type of ['keydown', 'keyup', 'keypress']) panel.addEventListener(type, event => {
		event.stopPropagation(); // the host's shortcuts must not fire while someone types
		if (type != 'keydown' || event.isComposing || event.keyCode == 229) return;
		if (event.key == 'Escape') escape(event);
		if (event.key == 'Enter' && !event.shiftKey && event.target == input) {
			event.preventDefault();
			submit();
		}
	});
	for (const type of ['focusin', 'focusout']) panel.addEventListener(type, () => { moved = performance.now(); });
	/* The one polite voice; a focus move within 250 ms would talk over it. */
	const say = text => {
		queue = queue.then(async () => {
			let wait;
			while ((wait = moved + 250 - performance.now()) > 0) await new Promise(done => setTimeout(done, wait));
			status.textContent = text;
			moved = performance.now();
		});
	};

	const save = () => {
		saved = performance.now();
		try {
			store().setItem(KEY, JSON.stringify({ session, turns: turns.slice(-30).map(turn => run && run.turn == turn ? { ...turn, error: 'cut' } : turn) }));
		} catch {} // none, full or forbidden
	};
	const restore = () => {
		if (restored) return;
		restored = true;
		try {
			const kept = JSON.parse(store().getItem(KEY));
			kept.turns.forEach(show);
			({ session, turns } = kept);
			suggest(turns[turns.length - 1].suggestions || []);
		} catch {
			welcome();
		}
	};
	const welcome = () => {
		turns = [];
		session = null;
		log.replaceChildren(el('p', {}, t.greeting));
		suggest([].concat(json(attribute('suggestions'), [])));
	};
	const suggest = list => {
		chips.replaceChildren(...list.slice(0, 4).map(text => el('button', { click: () => {
			ask(text);
			input.focus();
		} }, text)));
		list[0] ? log.append(chips) : chips.remove();
	};

	/* A turn: {question, answer, citations, blocks?, status?, id?, error?, wait?, verdict?} */
	const show = turn => {
		const node = el('div', { part: 'message' });
		nodes.set(turn, node);
		log.append(el('div', {}, el('p.user', { part: 'message' }, el('span.sr', {}, t.you + ': '), el('span', { dir: 'auto' }, turn.question)), node));
		paint(turn);
	};
	const paint = (turn, live, fresh) => {
		const node = nodes.get(turn), follow = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
		// Links lead only to what its own quotes name, and to the server.
		const known = new Set([new URL(api).host]), quotes = {};
		const texts = turn.citations.map(cited => cited.quote).join(' ');
		for (const [, web, mail] of texts.matchAll(/https?:\/\/([^\s/?#)\]>"']+)|([\w.+-]+@[\w.-]*\w)/g)) known.add((web || mail).toLowerCase());
		const link = (label, address) => {
			let url;
			try { url = new URL(address); } catch { return null; }
			const web = /^https?:$/.test(url.protocol) && !url.username && known.has(url.host);
			return web || url.protocol == 'mailto:' && known.has(url.href.slice(7).toLowerCase())
				? el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, label) : null;
		};
		const named = cited => `${cited.section || cited.source}, ${cited.page ? `${t.page} ${cited.page}` : `${t.line} ${cited.line}`}`;
		for (const cited of turn.citations) {
			quotes[cited.marker] = el('li', { tabindex: -1, value: cited.marker },
				el('q', {}, cited.quote.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\*\*|__|^[-*•]\s+/g, '')), el('div.muted', {}, named(cited)));
		}
		const sources = el('details', {}, el('summary.muted', {}, `${t.sources} (${turn.citations.length})`), el('ol', {}, ...Object.values(quotes)));
		const cite = marker => {
			const cited = turn.citations.find(one => one.marker == marker);
			return !cited ? null : live ? el('span.cite', {}, marker) : el('a.cite', {
				href: `${api}/?q=${encodeURIComponent(turn.question)}`, 'aria-label': `${t.source} ${marker}: ${named(cited)}`, click: event => {
					if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the page with this question, in a tab
					event.preventDefault();
					sources.open = true;
					quotes[marker].focus();
					emit('citation', { marker });
				},
			}, marker);
		};
		const put = (kind, text) => fill(el(kind, { dir: kind == 'li' ? null : 'auto' }), String(text), cite, link);
		const row = (kind, cells) => el('tr', {}, ...cells.map(cell => put(kind, cell)));
		const blocks = turn.blocks && turn.blocks[0] ? turn.blocks : parse(turn.answer);
		const body = blocks.flatMap(({ kind, text, items, header, rows }) => [
			...(text || '').split('\n').filter(line => line.trim()).map(line => put('p', line)),
			...items && items[0] ? [el(kind == 'ol' ? kind : 'ul', { dir: 'auto' }, ...items.map(item => put('li', item)))] : [],
			...rows && rows[0] ? [el('table', {}, header && row('th', header), ...rows.map(cells => row('td', cells)))] : [],
		]);
		const rate = verdict => el('button.muted', { 'aria-pressed': turn.verdict == verdict, click: async ({ target }) => {
			const reply = await post('feedback', { session_id: session, answer_id: turn.id, verdict }).catch(() => ({}));
			if (!reply.ok) return target.parentNode.remove(); // the owner collects none
			turn.verdict = verdict;
			for (const one of target.parentNode.children) one.setAttribute('aria-pressed', one == target);
			save();
			emit('feedback', { verdict });
		} }, t[verdict]);
		const again = el('button', { click: () => {
			if (run) return;
			turns = turns.filter(one => one != turn);
			node.parentNode.remove();
			ask(turn.question);
			input.focus();
		} }, t.again);
		if (turn.error == 'offline' && !navigator.onLine) {
			again.disabled = true;
			addEventListener('online', () => { again.disabled = false; }, { once: true, signal: life?.signal });
		}
		const told = ['partly', 'not_mentioned'].includes(turn.status) ? t[turn.status] : '';
		node.replaceChildren(...[
			body[0] || live ? el('div.bot', { lang: 'en' }, el('span.sr', { lang }, t.bot + ': '), told ? el('p.muted', { lang }, told) : null,
				...body, body[0] ? null : el('p.muted', { lang }, t.writing)) : '',
			!live && turn.citations[0] ? sources : '',
			turn.id ? el('div.tools', {}, rate('up'), rate('down')) : '',
			turn.error ? el('div.fail', {}, el('p', { role: fresh ? 'alert' : null }, (t[turn.error] || t.failed).replace('{n}', turn.wait)), again) : '',
		]);
		// Follows the answer while its question is in view.
		if (follow) log.scrollTop = Math.min(log.scrollHeight, node.parentNode.offsetTop - 12);
		return told + ' ' + turn.answer.replace(/\s*\[\d+\]|[*`|]/g, '');
	};

	const post = (path, body, signal) => fetch(`${api}/api/v1/${path}`, {
		method: 'POST', body: JSON.stringify(body), signal, headers: { 'Content-Type': 'application/json', Accept: path == 'chat' ? 'text/event-stream' : '*/*' },
		credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'strict-origin',
	});
	/* Fills the turn from the stream, or throws {code, wait}. */
	const receive = async turn => {
		const job = run;
		let timer, frame, reply;
		const awake = () => {
			clearTimeout(timer);
			timer = setTimeout(() => job.end('timeout'), 6e4);
		};
		const take = part => {
			session = part.session_id || session;
			for (const key of ['citations', 'blocks', 'answer', 'status', 'id', 'suggestions']) if (part[key] != null) turn[key] = part[key];
		};
		try {
			awake();
			reply = await post('chat', session ? { message: turn.question, session_id: session } : { message: turn.question }, job.signal);
			if (!reply.ok) {
				const { code } = await reply.json().catch(() => ({})), wait = +reply.headers.get('Retry-After');
				if (session && /session/.test(code)) { // forgotten by the server: begin a new one
					session = null;
					return receive(turn);
				}
				throw { code: wait || reply.status == 429 ? 'busy' : /40[13]/.test(reply.status) ? 'refused' : /413|422/.test(reply.status) ? 'long' : 'failed', wait: wait || 60 };
			}
			if (!/^text\/event-stream/.test(reply.headers.get('Content-Type'))) throw { code: 'failed' };
			const reader = reply.body.getReader(), decoder = new TextDecoder();
			let over;
			const feed = parser((event, data) => {
				const part = JSON.parse(data);
				if (event == 'error') throw { code: part.code == 'timeout' ? part.code : 'failed' };
				if (event == 'token') turn.answer += part.text;
				else take(part);
				over = over || event == 'done';
				cancelAnimationFrame(frame);
				frame = requestAnimationFrame(() => paint(turn, true));
			});
			while (!over) {
				const { done, value } = await reader.read();
				awake();
				if (done) throw { code: 'cut' };
				feed(decoder.decode(value, { stream: true }));
				if (performance.now() > saved + 1000) save();
			}
			reader.cancel();
		} catch (error) {
			throw { code: job.why || typeof error.code == 'string' && error.code || (navigator.onLine ? reply && reply.ok ? 'cut' : 'failed' : 'offline'), wait: error.wait };
		} finally {
			clearTimeout(timer);
			cancelAnimationFrame(frame);
		}
	};

	const ask = async question => {
		question = String(question || '').trim();
		if (!question || run) return;
		open();
		const turn = { question, answer: '', citations: [] }, job = run = new AbortController();
		job.turn = turn;
		job.end = why => {
			job.why = job.why || why;
			job.abort();
		};
		chips.remove();
		turns.push(turn);
		show(turn);
		paint(turn, true);
		log.scrollTop = log.scrollHeight;
		sync();
		save();
		emit('question', { length: question.length }, question);
		say(t.writing);
		try {
			await receive(turn);
		} catch ({ code, wait }) {
			turn.error = code;
			turn.wait = wait;
		}
		if (run != job) return; // cleared meanwhile
		run = null;
		sync();
		const heard = paint(turn, false, true);
		say(turn.error ? '' : heard);
		if (turn.error) emit('error', { code: turn.error }, question);
		else {
			suggest(turn.suggestions || []);
			emit('answer', { status: turn.status, citations: turn.citations.length }, turn.answer);
		}
		save();
	};
	const stop = () => { if (run) run.end('stopped'); };
	const sync = () => {
		const name = run ? t.stop : t.send;
		send.replaceChildren(icon(run ? 'M6 6h12v12H6Z' : 'M12 19V5M6 11l6-6 6 6'));
		send.setAttribute('aria-label', name);
		send.title = name;
		log.setAttribute('aria-busy', !!run);
		launcher.setAttribute('aria-expanded', !!panel.open);
	};
	const open = () => {
		restore();
		if (embedded || panel.open) return;
		matchMedia('(max-width:40em),(max-height:30em)').matches ? panel.showModal() : panel.show();
		log.scrollTop = log.scrollHeight;
		input.focus();
		sync();
		emit('open');
	};
	const close = () => {
		if (embedded || !panel.open) return;
		const inside = root.activeElement;
		panel.close();
		if (inside) launcher.focus();
		sync();
		emit('close');
	};
	const toggle = () => panel.open ? close() : open();
	const reset = () => {
		if (run) run.end();
		run = null;
		try { store().removeItem(KEY); } catch {}
		welcome();
		sync();
		say(t.cleared);
		input.focus();
		emit('reset');
	};
	const destroy = () => host.remove();
	const api_ = { open, close, toggle, ask, stop, reset, destroy };

	const attach = () => {
		if (life) return;
		life = new AbortController();
		// Commands: such an event sent to document or window. Our own of that name bubble up from the element.
		for (const name in api_) addEventListener(`${TAG}:${name}`, event => {
			if (event.target == window || event.target == doc) api_[name](event.detail);
		}, { signal: life.signal });
		if (embedded) restore();
		emit('ready');
	};
	const detach = () => queueMicrotask(() => { // unless it only moved
		if (host.isConnected) return;
		life.abort();
		life = null;
		if (run) run.end('cut');
		if (panel.open && !embedded) panel.close();
		sync();
	});

	welcome();
	if (host.hasAttribute('open') && !embedded && innerWidth > 640) {
		restore();
		panel.setAttribute('open', ''); // show() would take the focus
	}
	sync();
	return { attach, detach, ...api_ };
};

class ResumeChat extends HTMLElement {
	connectedCallback() {
		if (!this.chat) this.chat = chat(this);
		this.chat.attach();
	}
	disconnectedCallback() {
		this.chat.detach();
	}
}
for (const name of ['open', 'close', 'toggle', 'ask', 'stop', 'reset', 'destroy']) {
	ResumeChat.prototype[name] = function (given) { return this.chat && this.chat[name](given); };
}
customElements.define(TAG, ResumeChat);
start();
})();
