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
  custom_id: "Custom id",
  menu_items: "Entries of a menu",
  menu_item: "Menu entry",
  placeholder: "Menu placeholder",
  choices: "Completions",
  choice: "Completion",
  files: "Files",
  first_answer_ms: "Time to answer, ms",
};

/**
 * Measures an answer.
 * @returns {{rows: {name: string, used: number, limit: number}[], refusals: string[]}} each limit that
 *   the answer touches, and why Discord would refuse it
 */
export function measure(answered, limits) {
  const used = new Map();
  const refusals = [];
  const note = (name, amount) => used.set(name, Math.max(used.get(name) ?? 0, amount));
  const needed = (text, what) => length(text) || refusals.push(`${what} is empty`);
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
  if ([4, 7].includes(answered.answer?.type)) message(data, answered, note, needed, refusals);
  const rows = [...used].map(([key, amount]) => ({ name: NAMES[key], used: amount, limit: limits[key] }));
  for (const { name, used: amount, limit } of rows) {
    if (amount > limit) refusals.push(`${name}: ${amount} of ${limit}`);
  }
  return { rows: rows.filter((row) => row.used > 0), refusals };
}

function message(data, answered, note, needed, refusals) {
  const embeds = data.embeds ?? [];
  const files = answered.files ?? [];
  if (!data.content && !embeds.length && !files.length && !data.components?.length) refusals.push("the message is empty");
  if (!data.allowed_mentions) refusals.push("allowed_mentions is missing: the text could ping people");
  note("content", length(data.content));
  note("embeds", embeds.length);
  note("files", files.length);
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
  components(data.components ?? [], note, needed, refusals);
}

function components(rows, note, needed, refusals) {
  note("rows", rows.length);
  const ids = new Set();
  for (const row of rows) {
    const buttons = row.components.filter((component) => component.type === 2);
    note("buttons", buttons.length);
    for (const component of row.components) {
      note("button_label", component.type === 2 ? length(component.label) : 0);
      note("custom_id", length(component.custom_id));
      note("placeholder", length(component.placeholder));
      if (component.custom_id && ids.has(component.custom_id)) refusals.push(`two components are ${component.custom_id}`);
      ids.add(component.custom_id);
      note("menu_items", component.options?.length ?? 0);
      for (const option of component.options ?? []) {
        needed(option.label, "a menu's entry");
        for (const text of [option.label, option.value, option.description]) note("menu_item", length(text));
      }
    }
  }
}
