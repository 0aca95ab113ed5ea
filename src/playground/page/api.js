// What the page asks of the playground's server.

/** What to say where the server says nothing. */
export const SILENT = "The playground does not answer. Is it still running?";

/** Everything the page needs before anything is typed. */
export async function load() {
  const response = await fetch("/api/commands");
  return response.json();
}

/**
 * Does something as a member would, and returns what came of it.
 * @returns {Promise<object>} the server's account, or `{ error }` where there is none
 */
export async function interact(what, who) {
  try {
    const response = await fetch("/api/interactions", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...what, as: who }),
    });
    return await response.json();
  } catch {
    return { error: SILENT };
  }
}

/** Calls back for what happens unasked: later answers, reloaded reviews. */
export function listen(heard) {
  const events = new EventSource("/api/events");
  events.addEventListener("message", (event) => heard(JSON.parse(event.data)));
}
