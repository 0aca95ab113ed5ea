// What commands take, as Discord's own client knows it: subcommands, values on offer, values refused.
import { length } from "./dom.js";

const SUBCOMMAND = 1;
const GROUP = 2;
const INTEGER = 4;
const FLAG = 5;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;
const USER_OR_ROLE = 9;
const NUMBER = 10;

/** Whether an option takes a number. */
export const isNumber = (option) => option.type === INTEGER || option.type === NUMBER;

/** A command as it is called: each of its subcommands, or itself. */
export function callable(command) {
  const below = (command.options ?? []).filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  if (!below.length) return [command];
  const { contexts, default_member_permissions } = command;
  return below.flatMap((one) => callable({ ...one, name: `${command.name} ${one.name}`, contexts, default_member_permissions }));
}

/** Whether Discord lists a command for somebody: by the place, and by what the command asks for. */
export function isListedFor(command, { place, admin }) {
  const context = place === "dm" ? 1 : 0;
  if (command.contexts && !command.contexts.includes(context)) return false;
  return place === "dm" || admin || !command.default_member_permissions;
}

/** What an option can be that is not typed freely; null where it is. */
export function offered(option, server) {
  const people = () => server.members.map(({ id, name }) => ({ name: `@${name}`, value: id }));
  const roles = () => server.roles.map(({ id, name }) => ({ name: name.startsWith("@") ? name : `@${name}`, value: id }));
  if (option.choices) return option.choices;
  if (option.type === FLAG) return ["True", "False"].map((name) => ({ name, value: name.toLowerCase() }));
  if (option.type === CHANNEL) return channelsOf(option, server).map(({ id, name }) => ({ name: `#${name}`, value: id }));
  if (option.type === USER) return people();
  if (option.type === ROLE) return roles();
  if (option.type === USER_OR_ROLE) return [...people(), ...roles()];
  return null;
}

/** The server's channels of the kinds that an option or a menu takes. */
export function channelsOf({ channel_types: kinds }, server) {
  return server.channels.filter((channel) => !kinds?.length || kinds.includes(channel.type));
}

/** Why Discord would not send what was typed; an empty text where it would. */
export function wrong(option, typed) {
  const { name, min_value: least, max_value: most, min_length: shortest } = option;
  if (isNumber(option)) {
    const number = typed.trim() === "" ? NaN : Number(typed);
    const fits = option.type === INTEGER ? Number.isSafeInteger(number) : Number.isFinite(number);
    if (fits && number >= (least ?? -Infinity) && number <= (most ?? Infinity)) return "";
    const bounds = [least !== undefined && `from ${least}`, most !== undefined && `to ${most}`].filter(Boolean);
    return [`“${name}” takes a ${option.type === INTEGER ? "whole number" : "number"}`, ...bounds].join(" ") + ".";
  }
  if (length(typed) < (shortest ?? 0)) return `“${name}” takes ${shortest} characters or more.`;
  return "";
}
