// A form that the bot opens (Discord's word is modal).
import { byId, element } from "./dom.js";

/**
 * Shows the form and waits until it is sent or closed.
 * @returns {Promise<Record<string, string>|null>} what was typed by the fields' ids; null if closed
 */
export function ask(form) {
  const dialog = byId("modal");
  byId("modal-title").textContent = form.title;
  const inputs = form.components.flatMap(inputsOf);
  byId("modal-fields").replaceChildren(...inputs.map(field));
  const cancel = () => dialog.close("");
  byId("modal-cancel").addEventListener("click", cancel, { once: true });
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => {
    const closed = () => {
      byId("modal-cancel").removeEventListener("click", cancel);
      if (dialog.returnValue !== "send") return done(null);
      const typed = [...byId("modal-fields").querySelectorAll("[name]")].map((input) => [input.name, input.value]);
      return done(Object.fromEntries(typed));
    };
    dialog.addEventListener("close", closed, { once: true });
  });
}

/** The text inputs of a row, which have their labels themselves, or of a label around one. */
function inputsOf({ components, component, label, description }) {
  return (components ?? [{ ...component, label, description }]).filter((part) => part.type === 4);
}

function field(input) {
  const shared = {
    name: input.custom_id,
    placeholder: input.placeholder,
    required: input.required ?? true,
    minlength: input.min_length,
    maxlength: input.max_length,
  };
  const box = input.style === 2 ? element("textarea", { ...shared, rows: 4 }) : element("input", { ...shared, type: "text" });
  box.value = input.value ?? "";
  const description = input.description && element("small", {}, input.description);
  return element("label", {}, input.label ?? "", description, box);
}
