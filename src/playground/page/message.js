// A message as Discord shows it: text, cards, buttons, menus, files.
import { byId, element } from "./dom.js";
import { blocks, inline } from "./markdown.js";
import { isMenu, menu } from "./menu.js";

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;

/** Whether only whoever asked sees the message. */
export const isPrivate = (message) => Boolean((message.flags ?? 0) & EPHEMERAL);

/**
 * An answer of the bot's.
 * @param {object} message as Discord would show it
 * @param {{asked?: string, by?: string, files: object[], act: Function, commands: object[], server: object}} about
 *   what was asked by whom, the files' contents, what pressing does, the commands for messages, who and
 *   what is in the server
 */
export function answer(message, about) {
  const article = element("article", { class: "message bot", data: { id: message.id } });
  const byline = about.asked
    ? element("p", { class: "used" }, element("strong", {}, about.by), " used ", element("span", { class: "command" }, about.asked))
    : null;
  const head = element(
    "p",
    { class: "author" },
    element("strong", {}, "Reelated"),
    element("span", { class: "app" }, "APP"),
    clock(message.timestamp),
  );
  article.append(...[byline, head].filter(Boolean));
  if ((message.flags ?? 0) & LOADING) {
    article.append(element("p", { class: "thinking" }, "Reelated is thinking …"));
  } else {
    article.append(...contents(message, about));
  }
  if (message.edited_timestamp) article.append(element("small", { class: "edited" }, "(edited)"));
  if (isPrivate(message)) article.append(element("p", { class: "ephemeral-note" }, "Only you can see this"), dismissal(article));
  else if (!((message.flags ?? 0) & LOADING)) article.append(toolbar(message, about));
  return article;
}

/** Only whoever sees the message can take it away; the bot does not learn of it. */
function dismissal(article) {
  const dismiss = () => {
    article.remove();
    byId("typing").focus();
  };
  return element("button", { type: "button", class: "dismiss", on: { click: dismiss } }, "Dismiss message");
}

function contents(message, about) {
  const parts = [];
  if (message.content) parts.push(element("div", { class: "content" }, ...blocks(message.content)));
  for (const embed of message.embeds ?? []) parts.push(card(embed, about.files));
  const shown = new Set((message.embeds ?? []).flatMap((embed) => [embed.image?.url, embed.thumbnail?.url]));
  for (const file of about.files) {
    if (!shown.has(`attachment://${file.name}`)) parts.push(attachment(file, message));
  }
  for (const row of message.components ?? []) {
    const made = row.components.map((component) => control(component, message, about));
    parts.push(element("div", { class: "row" }, ...made));
  }
  return parts;
}

function clock(timestamp) {
  const moment = timestamp ? new Date(timestamp) : new Date();
  const shown = moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return element("time", { datetime: moment.toISOString() }, shown);
}

/** An embed: Discord's word for a card. */
function card(embed, files) {
  const made = element("div", { class: "embed" });
  if (embed.color !== undefined) {
    made.style.borderInlineStartColor = `#${embed.color.toString(16).padStart(6, "0")}`;
  }
  const text = element("div", { class: "embed-text" });
  const add = (name, nodes) => nodes.length && text.append(element("div", { class: name }, ...nodes));
  if (embed.author?.name) add("embed-author", [embed.author.name]);
  if (embed.title) {
    const title = inline(embed.title);
    add("embed-title", embed.url ? [element("a", { href: embed.url, rel: "noopener noreferrer", target: "_blank" }, ...title)] : title);
  }
  if (embed.description) add("embed-description", blocks(embed.description));
  if (embed.fields?.length) text.append(fields(embed.fields));
  made.append(text);
  if (embed.thumbnail?.url) made.append(picture("embed-thumbnail", embed.thumbnail.url, files));
  if (embed.image?.url) made.append(picture("embed-image", embed.image.url, files));
  if (embed.footer?.text) made.append(element("footer", { class: "embed-footer" }, embed.footer.text));
  return made;
}

/** Fields: short ones up to three beside each other, others in a line of their own. */
function fields(all) {
  const list = element("dl", { class: "embed-fields" });
  let inRow = [];
  const finish = () => {
    for (const field of inRow) field.style.gridColumn = `span ${12 / Math.min(inRow.length, 3)}`;
    inRow = [];
  };
  for (const field of all) {
    const made = element(
      "div",
      { class: "embed-field" },
      element("dt", {}, ...inline(field.name)),
      element("dd", {}, ...blocks(field.value)),
    );
    if (field.inline) {
      inRow.push(made);
      if (inRow.length === 3) finish();
    } else {
      finish();
      made.style.gridColumn = "span 12";
    }
    list.append(made);
  }
  finish();
  return list;
}

/** The hosts that pictures may be asked from; the page itself asks nobody. */
const agreed = new Set();

/** A picture of the bot's, or a button that asks another host for one. */
function picture(name, address, files) {
  const file = files.find((other) => `attachment://${other.name}` === address);
  const image = () => element("img", { class: name, src: file ? dataAddress(file) : address, alt: "", referrerpolicy: "no-referrer" });
  const host = file ? null : /^https:\/\/([^/?#]+)/.exec(address)?.[1];
  if (file || agreed.has(host)) return image();
  if (!host) return element("span", { class: name }, `(a picture at ${address})`);
  const button = element("button", { type: "button", class: `${name} elsewhere` }, `Show the picture from ${host}`);
  button.addEventListener("click", () => {
    agreed.add(host);
    button.replaceWith(image());
  });
  return button;
}

const dataAddress = (file) => `data:${file.content_type};base64,${file.data_base64}`;

function attachment(file, message) {
  const known = (message.attachments ?? []).find((other) => other.filename === file.name);
  const about = known?.description ?? file.name;
  if (/^image\/(png|jpeg|webp)$/.test(file.content_type)) {
    return element("img", { class: "file", src: dataAddress(file), alt: about });
  }
  return element("a", { class: "file", href: dataAddress(file), download: file.name }, `📎 ${file.name}`);
}

/** A button or a menu. */
function control(component, message, about) {
  if (component.type === 2) return button(component, message, about);
  if (isMenu(component)) {
    const choose = (values, label) => about.act({ kind: "choose", message_id: message.id, custom_id: component.custom_id, values }, label);
    return menu(component, about.server, choose);
  }
  return element("span", { class: "unknown" }, `(component ${component.type})`);
}

function button(component, message, about) {
  const label = [component.emoji?.name, component.label].filter(Boolean).join(" ");
  if (component.style === 5) {
    const external = { class: "component style-5", href: component.url, rel: "noopener noreferrer", target: "_blank" };
    return element("a", external, `${label} ↗`);
  }
  const press = () => about.act({ kind: "press", message_id: message.id, custom_id: component.custom_id }, label);
  return element(
    "button",
    { type: "button", class: `component style-${component.style}`, disabled: component.disabled, on: { click: press } },
    label,
  );
}

/** The commands for messages, which Discord has behind "Apps". */
function toolbar(message, about) {
  const made = about.commands.map((command) => {
    const use = () => about.act({ kind: "message_command", name: command.name, message_id: message.id }, command.name);
    return element("button", { type: "button", class: "message-command", on: { click: use } }, command.name);
  });
  return element("div", { class: "toolbar" }, ...made);
}

/** A line of the page's own: an error as Discord shows it, or a hint. */
export function notice(text, kind) {
  return element("article", { class: `message ${kind}` }, element("p", {}, text));
}
