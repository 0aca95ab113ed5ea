//! The page's Discord beside the fake Discord, which was written without a look at it.

use std::collections::BTreeMap;

use fake_discord::FakeDiscord;

use super::*;

/// What an interaction says around its `data`: the type of each value by the way to it, without
/// what the bot wrote.
fn shape(interaction: &Value) -> BTreeMap<String, &'static str> {
    let mut types = BTreeMap::new();
    note("", interaction, &mut types);
    types
}

fn note(at: &str, value: &Value, types: &mut BTreeMap<String, &'static str>) {
    const SAID: [&str; 4] = [
        ".data",
        ".message.embeds",
        ".message.components",
        ".message.attachments",
    ];
    if SAID.contains(&at) {
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    types.insert(at.to_owned(), kind);
    for (key, value) in value.as_object().into_iter().flatten() {
        note(&format!("{at}.{key}"), value, types);
    }
    for value in value.as_array().into_iter().flatten() {
        note(&format!("{at}[]"), value, types);
    }
}

#[tokio::test]
async fn interactions_look_like_those_of_the_fake_discord() {
    let discord = FakeDiscord::start().await;
    let guild = discord.add_guild("Film club");
    let channel = guild.add_channel("general");
    let alice = discord.member(&guild, "alice");
    let (answer, command) = alice.raw(&channel, 2, json!({})).by_hand();
    let said = json!({"type": 4, "data": {"content": "x", "allowed_mentions": {"parse": []}}});
    answer.give(said).unwrap();
    let (_, pressed) = alice.component(&answer.message(), json!({})).by_hand();
    let (_, private) = alice.raw(&alice.dm(), 2, json!({})).by_hand();

    let page = Page::open(vec![Source::Bundled]).await;
    let card = page.ask(review("heat-1995")).await;
    assert_eq!(shape(&card["interaction"]), shape(&command));
    let button = &card["message"]["components"][0]["components"][0]["custom_id"];
    let press = json!({
        "kind": "press", "message_id": card["message_id"], "custom_id": button,
    });
    let press = page.ask(press).await;
    assert_eq!(shape(&press["interaction"]), shape(&pressed));
    let help = json!({"kind": "command", "name": "help", "as": {"place": "dm"}});
    let help = page.ask(help).await;
    assert_eq!(shape(&help["interaction"]), shape(&private));
}
