// How much of each of Discord's limits an answer uses, counted here and not by the bot.
// Source: Discord's documentation, resources/message and interactions/receiving-and-responding.
import { length } from "./dom.js";

const NAMES = {
  content: "Text",
  embeds: "Cards",
  embed_title: "Card title",
  embed_description: "Card description",
  embed_fields: "Fields of a card",
  field_name: "Field name",
  field_value: "Field value",
  embed_footer: "Card footer",
  embeds_total: "All cards together",
  rows: "Rows of components",
  buttons: "Buttons in a row",
  button_label: "Button label",
  button_url: "Button address",
  custom_id: "Custom id",
  menu_items: "Entries of a menu",
  menu_item: "Menu entry",
  placeholder: "Menu placeholder",
  choices: "Completions",
  choice: "Completion",
  files: "Files",
  file_description: "File description",
  form_title: "Form title",
  form_inputs: "Inputs of a form",
  input_label: "Input label",
  input_value: "Input text",
  input_example: "Input placeholder",
  first_answer_ms: "Time to answer, ms",
};

/**
 * Measures an answer.
 * @returns {{rows: {name: string, used: number, limit: number}[], refusals: string[]}} each limit that
 *   the answer touches, and why Discord would refuse it
 */
export function measure(answered, limits) {
  const tally = new Tally(limits);
  const { note, needed, refusals } = tally;
  const data = answered.answer?.data ?? {};
  note("first_answer_ms", Math.ceil(answered.microseconds / 1000));
  if (answered.timed_out) refusals.push("no answer came within 3 s");
  if (data.choices) {
    note("choices", data.choices.length);
    for (const choice of data.choices) {
      needed(choice.name, "a completion");
      note("choice", length(choice.name));
      note("choice", length(String(choice.value)));
    }
  }
  const kind = answered.answer?.type;
  if (kind === 4 || kind === 7) message(data, answered.files ?? [], tally);
  if (kind === 9) form(data, tally);
  return tally.account();
}

/** Measures a message that was sent after the first answer. */
export function measureLater(sent, files, limits) {
  const tally = new Tally(limits);
  message(sent, files, tally);
  return tally.account();
}

/** What is counted, and what is wrong whatever the count. */
class Tally {
  #used = new Map();
  #limits;
  refusals = [];

  constructor(limits) {
    this.#limits = limits;
  }

  note = (name, amount) => this.#used.set(name, Math.max(this.#used.get(name) ?? 0, amount));

  needed = (text, what) => length(text) || this.refusals.push(`${what} is empty`);

  account() {
    const rows = [...this.#used].map(([key, amount]) => ({ name: NAMES[key], used: amount, limit: this.#limits[key] }));
    for (const { name, used, limit } of rows) {
      if (used > limit) this.refusals.push(`${name}: ${used} of ${limit}`);
    }
    return { rows: rows.filter((row) => row.used > 0), refusals: this.refusals };
  }
}

/** A form: text inputs, in rows or under labels. */
function form(data, { note, needed, refusals }) {
  const inputs = (data.components ?? []).flatMap((row) => (row.components ?? [row.component]).map((input) => ({ label: row.label, ...input })));
  needed(data.title, "the form's title");
  needed(data.custom_id, "the form's custom id");
  note("form_title", length(data.title));
  note("custom_id", length(data.custom_id));
  note("form_inputs", inputs.length);
  if (!inputs.length) refusals.push("the form has no inputs");
  for (const input of inputs) {
    needed(input.custom_id, "an input's custom id");
    needed(input.label, "an input's label");
    note("custom_id", length(input.custom_id));
    note("input_label", length(input.label));
    note("input_value", length(input.value));
    note("input_example", length(input.placeholder));
  }
}

function message(data, files, tally) {
  const { note, needed, refusals } = tally;
  const embeds = data.embeds ?? [];
  if (!data.content && !embeds.length && !files.length && !data.components?.length) refusals.push("the message is empty");
  if (!data.allowed_mentions) refusals.push("allowed_mentions is missing: the text could ping people");
  note("content", length(data.content));
  note("embeds", embeds.length);
  note("files", files.length);
  for (const file of data.attachments ?? []) note("file_description", length(file.description));
  let total = 0;
  for (const embed of embeds) {
    const parts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
    for (const field of embed.fields ?? []) {
      needed(field.name, "a field's name");
      needed(field.value, "a field's value");
      note("field_name", length(field.name));
      note("field_value", length(field.value));
      parts.push(field.name, field.value);
    }
    note("embed_title", length(embed.title));
    note("embed_description", length(embed.description));
    note("embed_fields", embed.fields?.length ?? 0);
    note("embed_footer", length(embed.footer?.text));
    total += parts.reduce((sum, part) => sum + length(part), 0);
  }
  note("embeds_total", total);
  components(data.components ?? [], tally);
}

function components(rows, { note, needed, refusals }) {
  note("rows", rows.length);
  const ids = new Set();
  for (const row of rows) {
    const buttons = row.components.filter((component) => component.type === 2);
    if (!row.components.length) refusals.push("a row is empty");
    if (buttons.length < row.components.length && row.components.length > 1) refusals.push("a row holds a menu and more");
    note("buttons", buttons.length);
    for (const component of row.components) {
      note("button_label", component.type === 2 ? length(component.label) : 0);
      note("custom_id", length(component.custom_id));
      note("button_url", length(component.url));
      note("placeholder", length(component.placeholder));
      if (component.custom_id && ids.has(component.custom_id)) refusals.push(`two components are ${component.custom_id}`);
      ids.add(component.custom_id);
      note("menu_items", component.options?.length ?? 0);
      if (component.type === 3 && !component.options?.length) refusals.push("a menu offers nothing");
      for (const option of component.options ?? []) {
        needed(option.label, "a menu's entry");
        for (const text of [option.label, option.value, option.description]) note("menu_item", length(text));
      }
    }
  }
}
