// Discord's Markdown as elements: emphasis, spoilers, code, links, mentions, quotes, lists.
// Source: Discord's help centre, "Markdown Text 101".
import { element } from "./dom.js";

const MARKS = [
  ["**", "strong"],
  ["__", "u"],
  ["~~", "s"],
  ["||", "spoiler"],
  ["*", "em"],
  ["_", "em"],
];

/** What Discord shows for people, roles and channels that it does not know. */
const UNKNOWN = { "@": "@unknown-user", "@!": "@unknown-user", "@&": "@deleted-role", "#": "#unknown" };

/** The names of those that it knows, by mention without brackets, such as `#1`. */
const known = new Map();

/** From now on, mentions of these show their names. */
export function know({ channels, roles, members }) {
  for (const { id, name } of channels) known.set(`#${id}`, `#${name}`);
  for (const { id, name } of roles) known.set(`@&${id}`, name.startsWith("@") ? name : `@${name}`);
  for (const { id, name } of members) for (const mark of ["@", "@!"]) known.set(`${mark}${id}`, `@${name}`);
}

/** Discord's styles of times. */
const TIMES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** A text with blocks (headings, quotes, lists, code) as nodes. */
export function blocks(text) {
  const out = [];
  const lines = (text ?? "").split("\n");
  let open = [];
  const close = () => {
    if (open.length) out.push(element("p", {}, ...inline(open.join("\n"))));
    open = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const heading = /^(#{1,3}) +(.+)/.exec(line);
    const small = /^-# +(.+)/.exec(line);
    if (line.startsWith("```")) {
      const end = lines.findIndex((other, i) => i > at && other.trimEnd().endsWith("```"));
      if (end > at) {
        close();
        const inner = lines.slice(at + 1, end + 1).join("\n");
        out.push(element("pre", { tabindex: 0 }, inner.replace(/\n?```\s*$/, "")));
        at = end;
        continue;
      }
    }
    const end = spoilerEnd(lines, at);
    if (end > at) {
      // Discord hides a spoiler whole, whatever stands in it.
      open.push(...lines.slice(at, end + 1));
      at = end;
    } else if (heading) {
      close();
      out.push(element("p", { class: `heading-${heading[1].length}` }, ...inline(heading[2])));
    } else if (small) {
      close();
      out.push(element("p", { class: "small" }, ...inline(small[1])));
    } else if (line.startsWith(">>> ")) {
      close();
      out.push(element("blockquote", {}, ...blocks([line.slice(4), ...lines.slice(at + 1)].join("\n"))));
      break;
    } else if (line.startsWith("> ")) {
      close();
      const quoted = [];
      for (; lines[at]?.startsWith("> "); at += 1) quoted.push(lines[at].slice(2));
      at -= 1;
      out.push(element("blockquote", {}, ...blocks(quoted.join("\n"))));
    } else if (item(line)) {
      close();
      const ordered = isNumbered(line);
      const items = [];
      const first = parseInt(line, 10);
      for (; at < lines.length && item(lines[at]) && isNumbered(lines[at]) === ordered; at += 1) {
        const deeper = /^\s{2}/.test(lines[at]) && "deeper";
        items.push(element("li", { class: deeper }, ...inline(item(lines[at])[1])));
      }
      at -= 1;
      out.push(element(ordered ? "ol" : "ul", ordered ? { start: first } : {}, ...items));
    } else if (line.trim() === "") close();
    else open.push(line);
  }
  close();
  return out;
}

const isNumbered = (line) => /^\s*\d/.test(line);

/** The line that closes a spoiler which a line leaves open; -1 where none is open, or none closes it. */
function spoilerEnd(lines, at) {
  let bars = 0;
  for (let end = at; end < lines.length; end += 1) {
    bars += lines[end].replaceAll(/\\./g, "").split("||").length - 1;
    if (bars % 2 === 0) return end > at ? end : -1;
  }
  return -1;
}

const item = (line) => /^\s*(?:[-*+]|\d+\.) +(.+)/.exec(line);

/** A text without blocks as nodes. */
export function inline(text) {
  const out = [];
  let plain = "";
  const flush = () => {
    if (plain) out.push(plain);
    plain = "";
  };
  const put = (node, next) => {
    flush();
    out.push(node);
    return next;
  };
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const found = text[at] === "\\" ? null : special(text, at, rest);
    if (found) at = put(found[0], found[1]);
    else if (text[at] === "\\" && /^\\[!-/:-@[-`{-~]/.test(rest)) {
      plain += text[at + 1];
      at += 2;
    } else if (text[at] === "\n") at = put(element("br"), at + 1);
    else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return out;
}

/** What stands at a place that is not plain text, and where it ends. */
function special(text, at, rest) {
  const code = /^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/.exec(rest);
  if (code) return [element("code", {}, code[2]), at + code[0].length];
  const mention = /^<(@[!&]?|#)\d+>/.exec(rest);
  if (mention) {
    const name = known.get(mention[0].slice(1, -1)) ?? UNKNOWN[mention[1]];
    return [element("span", { class: "mention" }, name), at + mention[0].length];
  }
  const command = /^<\/([^:>]+):\d+>/.exec(rest);
  if (command) return [commandMention(command[1]), at + command[0].length];
  const time = /^<t:(-?\d+)(?::([tTdDfFR]))?>/.exec(rest);
  const moment = time && new Date(Number(time[1]) * 1000);
  // Discord leaves a time that is out of the calendar as it was written, too.
  if (moment && !Number.isNaN(moment.valueOf())) {
    const shown = time[2] === "R" ? fromNow(moment) : moment.toLocaleString([], TIMES[time[2] ?? "f"]);
    const named = { datetime: moment.toISOString(), title: moment.toLocaleString([], TIMES.F) };
    return [element("time", named, shown), at + time[0].length];
  }
  const masked = /^\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)/.exec(rest);
  if (masked) return [link(masked[2], inline(masked[1])), at + masked[0].length];
  const bare = /^<?(https?:\/\/[^\s<>]*[^\s<>.,;:!?)"'])>?/.exec(rest);
  if (bare) return [link(bare[1], [bare[1]]), at + bare[0].length];
  for (const [mark, tag] of MARKS) {
    if (!rest.startsWith(mark)) continue;
    const end = closing(text, at + mark.length, mark);
    if (end < 0) continue;
    const inner = text.slice(at + mark.length, end);
    if (inner.trim() === "" || inner.replaceAll(mark[0], "") === "") continue;
    if (mark === "*" && (/^\s/.test(inner) || /\s$/.test(inner))) continue;
    const nodes = inline(inner);
    return [tag === "spoiler" ? spoiler(nodes) : element(tag, {}, ...nodes), end + mark.length];
  }
  return null;
}

/** Where a mark is closed: behind escapes, and not in the middle of a longer mark. */
function closing(text, from, mark) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text.startsWith(mark, at)) {
      if (mark.length === 1 && text[at + 1] === mark) {
        at += 1;
        continue;
      }
      // Of three stars or lines, the outer two are the longer mark.
      if (/^(\*\*|__)$/.test(mark) && text[at + 2] === mark[0]) continue;
      if (mark === "_" && /\w/.test(text[at + 1] ?? "")) continue;
      return at;
    }
  }
  return -1;
}

/** "in 2 hours", "3 years ago". */
function fromNow(moment) {
  const seconds = (moment - Date.now()) / 1000;
  const units = [["year", 31_556_952], ["month", 2_629_746], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? units.at(-1);
  return new Intl.RelativeTimeFormat([], { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

function link(address, nodes) {
  return element("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank" }, ...nodes);
}

function commandMention(name) {
  const type = () => document.dispatchEvent(new CustomEvent("command", { detail: name }));
  return element("button", { type: "button", class: "mention", on: { click: type } }, `/${name}`);
}

/** Hidden text, which a click, Enter or the space bar reveals. */
function spoiler(nodes) {
  const inner = element("span", { "aria-hidden": "true" }, ...nodes);
  const outer = element(
    "span",
    { class: "spoiler", role: "button", tabindex: 0, "aria-expanded": "false", "aria-label": "Spoiler, hidden" },
    inner,
  );
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (outer.classList.contains("revealed")) return;
    event.preventDefault();
    outer.classList.add("revealed");
    // It is text from now on, which can hold links; the focus stays, but does not come back.
    for (const name of ["role", "aria-expanded", "aria-label"]) outer.removeAttribute(name);
    outer.tabIndex = -1;
    inner.removeAttribute("aria-hidden");
  };
  outer.addEventListener("click", reveal);
  outer.addEventListener("keydown", reveal);
  return outer;
}
