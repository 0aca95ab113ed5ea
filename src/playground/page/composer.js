// The message box: "/" opens the commands, options become chips, completions appear while one types.
import { element } from "./dom.js";
import { Suggestions } from "./suggestions.js";

/** How long typing has to pause before completions are asked for, in milliseconds. */
const PAUSE = 90;

/** A command as it is called: each of its subcommands, or itself. */
function callable(command) {
  const below = (command.options ?? []).filter((option) => option.type === 1);
  return below.length ? below.map((one) => ({ ...one, name: `${command.name} ${one.name}` })) : [command];
}

export class Composer {
  /**
   * @param {Record<string, HTMLElement>} parts `form`, `typing`, `chips`, `name`, `list`, `hint`
   * @param {object[]} commands as Discord has them registered
   * @param {{send: Function, complete: Function, say: Function, locale: Function, channels: object[]}} does
   */
  constructor(parts, commands, does) {
    this.parts = parts;
    this.commands = commands.filter((command) => command.type === 1).flatMap(callable);
    this.does = does;
    this.suggestions = new Suggestions(parts.list);
    this.command = null;
    this.last = null;
    this.asked = 0;
    const { form, typing } = parts;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    form.addEventListener("keydown", (event) => this.#key(event));
    typing.addEventListener("input", () => this.#typed());
    typing.addEventListener("focus", () => this.#typed());
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) this.suggestions.close();
    });
  }

  /** Begins a command, with options filled in or not. */
  begin(name, filled = []) {
    this.clear();
    this.command = this.commands.find((command) => command.name === name) ?? null;
    if (!this.command) return;
    const { name: shown, typing } = this.parts;
    shown.textContent = `/${name}`;
    shown.hidden = false;
    for (const { name: option, value, label } of filled) this.#chip(option, value, label);
    const open = this.#options().filter((option) => option.required && !this.#chipOf(option.name));
    for (const option of open) this.#chip(option.name);
    typing.placeholder = this.#left().length ? "more options, or Enter to send" : "Enter to send";
    (this.#firstEmpty() ?? typing).focus();
  }

  /** Empties the box. */
  clear() {
    const { chips, name, typing } = this.parts;
    this.command = null;
    this.asked += 1;
    this.suggestions.close();
    chips.replaceChildren();
    name.hidden = true;
    typing.value = "";
    typing.placeholder = "Message, or / for a command";
    this.#hint("");
  }

  submit() {
    const { typing } = this.parts;
    if (!this.command) {
      const text = typing.value.trim();
      if (text) this.does.say(text);
      typing.value = "";
      return;
    }
    const empty = this.#firstEmpty();
    if (empty) {
      this.#hint(`Fill in “${empty.closest(".chip").dataset.option}” first.`);
      empty.focus();
      return;
    }
    const filled = this.#filled();
    this.last = { name: this.command.name, filled };
    this.clear();
    typing.focus();
    this.suggestions.close();
    this.does.send(this.last.name, filled);
  }

  /** What a command or an option is for, in the member's language. */
  #describe(thing) {
    return thing.description_localizations?.[this.does.locale()] ?? thing.description;
  }

  #options() {
    return this.command?.options ?? [];
  }

  #chipOf(name) {
    return this.parts.chips.querySelector(`[data-option="${CSS.escape(name)}"]`);
  }

  /** The options that are not there yet. */
  #left() {
    return this.#options().filter((option) => !this.#chipOf(option.name));
  }

  #firstEmpty() {
    return [...this.parts.chips.querySelectorAll("input")].find((input) => input.value.trim() === "");
  }

  #filled() {
    return [...this.parts.chips.children].map((chip) => {
      const input = chip.querySelector("input");
      return { name: chip.dataset.option, value: chip.dataset.value ?? input.value, label: input.value };
    });
  }

  #hint(text) {
    this.parts.hint.textContent = text;
    this.parts.hint.hidden = text === "";
  }

  /** Adds an option, filled in or to be filled in. */
  #chip(name, value, label) {
    const option = this.#options().find((other) => other.name === name);
    if (!option) return null;
    const input = element("input", {
      type: "text",
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "suggestions",
      "aria-autocomplete": "list",
      "aria-label": `${name}: ${this.#describe(option)}`,
      autocomplete: "off",
      inputmode: option.type === 4 || option.type === 10 ? "decimal" : "text",
      maxlength: option.max_length,
    });
    const chip = element("label", { class: "chip", data: { option: name } }, element("span", {}, name), input);
    if (value !== undefined) {
      input.value = label ?? value;
      chip.dataset.value = value;
    }
    input.addEventListener("input", () => {
      delete chip.dataset.value;
      this.#fit(input);
      this.#suggest(option, chip, input);
    });
    input.addEventListener("focus", () => {
      this.#hint(this.#describe(option));
      if (chip.dataset.value === undefined) this.#suggest(option, chip, input);
      else this.suggestions.close();
    });
    this.#fit(input);
    this.parts.chips.append(chip);
    return input;
  }

  #fit(input) {
    input.size = Math.min(Math.max(input.value.length + 1, 8), 34);
  }

  /** What an option can be that Discord itself offers: yes or no, a channel. */
  #fixed(option) {
    if (option.type === 5) return ["true", "false"].map((value) => ({ name: value, value }));
    if (option.type === 7) return this.does.channels.map(({ id, name }) => ({ name: `#${name}`, value: id }));
    return null;
  }

  /** Lists what an option can be: its fixed choices, or what the bot completes. */
  async #suggest(option, chip, input) {
    this.asked += 1;
    const number = this.asked;
    const row = (choice) => ({
      label: choice.name,
      choose: () => {
        input.value = choice.name;
        chip.dataset.value = choice.value;
        this.#fit(input);
        (this.#firstEmpty() ?? this.parts.typing).focus();
      },
    });
    const known = option.choices ?? this.#fixed(option);
    if (known) {
      const typed = input.value.toLowerCase();
      const fitting = known.filter((choice) => choice.name.toLowerCase().includes(typed));
      this.suggestions.show(input, fitting.map(row), 0);
      return;
    }
    this.suggestions.close();
    if (!option.autocomplete) return;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (number !== this.asked) return;
    const choices = await this.does.complete(this.command.name, this.#filled(), option.name);
    // What was typed meanwhile has asked again.
    if (number !== this.asked || document.activeElement !== input) return;
    this.suggestions.show(input, choices.map(row), 0);
  }

  #typed() {
    const { typing } = this.parts;
    this.asked += 1;
    this.#hint("");
    const text = typing.value;
    if (this.command) {
      const typed = text.trim().toLowerCase();
      const rows = this.#left()
        .filter((option) => option.name.startsWith(typed))
        .map((option) => ({
          label: option.name,
          detail: this.#describe(option),
          choose: () => {
            typing.value = "";
            this.#chip(option.name)?.focus();
          },
        }));
      // Enter sends as long as nothing was typed.
      this.suggestions.show(typing, rows, typed ? 0 : -1);
      return;
    }
    const typed = /^\/(\S*(?: \S*)?)$/.exec(text)?.[1].toLowerCase();
    if (typed === undefined) {
      this.suggestions.close();
      return;
    }
    const rows = this.commands
      .filter((command) => command.name.startsWith(typed))
      .map((command) => ({
        label: `/${command.name}`,
        detail: this.#describe(command),
        choose: () => this.begin(command.name),
      }));
    this.suggestions.show(typing, rows, 0);
  }

  #key(event) {
    const { typing } = this.parts;
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const open = this.suggestions.isOpen && this.suggestions.input === input;
    const choosing = open && this.suggestions.at >= 0;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) this.suggestions.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "ArrowUp" && input === typing && !typing.value && !this.command && this.last) {
      this.begin(this.last.name, this.last.filled);
    } else if (choosing && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) this.suggestions.choose();
    else if (event.key === "Escape") {
      if (open) this.suggestions.close();
      else this.clear();
      if (!open) typing.focus();
    } else if (event.key === "Backspace" && input.value === "") this.#back(input);
    else if (event.key === " " && input === typing && !this.command && this.#named(typing.value)) this.begin(this.#named(typing.value));
    else return;
    event.preventDefault();
  }

  /** The command that a text such as "/review" names whole. */
  #named(text) {
    return this.commands.find((command) => text === `/${command.name}`)?.name;
  }

  /** Takes the last chip away, or the command once no chip is left. */
  #back(input) {
    if (!this.command) return;
    const { typing, chips } = this.parts;
    const chip = input.closest(".chip") ?? chips.lastElementChild;
    if (!chip) {
      this.clear();
      typing.focus();
      return;
    }
    if (input === typing) {
      chip.querySelector("input").focus();
      return;
    }
    chip.remove();
    if (chips.children.length === 0) this.clear();
    typing.focus();
  }
}
