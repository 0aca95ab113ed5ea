//! One interaction from its arrival to its last answer, with time that a test owns.

use std::sync::Arc;
use std::time::Duration;

use reelated::action::{Action, SettingsAction};
use reelated::command::{
    Call, Card, ChannelId, Enclosed, File, Form, GuildId, Input, InputSize, Message, MessageId,
    Options, Permissions, Place, Reply, Request, Target, UserId,
};
use reelated::discord::conversation::{Answer, DEFER_AFTER, Opened, Outcome, Then, answer_in_time};
use reelated::markup::Markup;
use reelated::refusal::{Reason, Refusal};
use reelated::settings::{Settings, Visibility};
use serde_json::{Value, json};

/// Answers every call alike, after a while.
struct Slow {
    takes: Duration,
    result: Result<Reply, Refusal>,
}

impl Answer for Slow {
    async fn settings(&self, _: Option<GuildId>) -> Settings {
        Settings::default()
    }

    async fn answer(&self, _: Arc<Call>) -> Result<Reply, Refusal> {
        tokio::time::sleep(self.takes).await;
        self.result.clone()
    }
}

fn message(text: &str) -> Message {
    let description = Markup::plain(text);
    Message {
        cards: vec![Card {
            description,
            ..Card::default()
        }],
        ..Message::default()
    }
}

fn call(request: Request) -> Call {
    Call {
        asker: UserId(1),
        permissions: Permissions::ALL,
        own_permissions: Permissions::ALL,
        place: Place::DirectMessage {
            channel: ChannelId(3),
        },
        locale: None,
        server_locale: None,
        settings: Settings::default(),
        enclosed: Enclosed::default(),
        request,
    }
}

fn slash() -> Request {
    Request::Command {
        name: "help".to_owned(),
        options: Options::default(),
    }
}

fn press(asked_by: u64) -> Request {
    let on = Target {
        message: MessageId(4),
        ours: true,
        asked_by: Some(UserId(asked_by)),
        private: false,
    };
    Request::Press {
        code: "film:heat-1995".to_owned(),
        on,
    }
}

async fn open(
    takes: Duration,
    result: Result<Reply, Refusal>,
    request: Request,
) -> (Opened, Value, Duration) {
    let started = tokio::time::Instant::now();
    let opened = answer_in_time(Arc::new(Slow { takes, result }), Arc::new(call(request))).await;
    let json = serde_json::from_str(&opened.first.json()).unwrap();
    (opened, json, started.elapsed())
}

const AT_ONCE: Duration = Duration::ZERO;
const LONG: Duration = Duration::from_mins(1);

#[tokio::test(start_paused = true)]
async fn a_quick_answer_is_the_first_answer() {
    let (opened, json, _) = open(AT_ONCE, Ok(Reply::Say(message("Hello."))), slash()).await;
    assert_eq!(json["type"], 4);
    assert_eq!(json["data"]["embeds"][0]["description"], "Hello.");
    assert_eq!(json["data"]["allowed_mentions"], json!({"parse": []}));
    assert_eq!(opened.outcome, Outcome::Answered);
    assert!(opened.then.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_is_deferred_in_time_and_follows() {
    let (opened, json, after) = open(LONG, Ok(Reply::Say(message("At last."))), slash()).await;
    assert_eq!(after, DEFER_AFTER);
    assert_eq!(json, json!({"type": 5, "data": {"flags": 0}}));
    assert_eq!(opened.outcome, Outcome::Deferred);
    assert_eq!(opened.then.unwrap().await, Then::Edit(message("At last.")));
}

#[tokio::test(start_paused = true)]
async fn a_slow_button_changes_its_own_message_and_copies_others() {
    let change = || Ok(Reply::Change(message("Changed.")));
    let (opened, json, _) = open(LONG, change(), press(1)).await;
    assert_eq!(json, json!({"type": 6}));
    assert_eq!(opened.then.unwrap().await, Then::Edit(message("Changed.")));
    let (_, json, _) = open(LONG, change(), press(2)).await;
    assert_eq!(
        json,
        json!({"type": 5, "data": {"flags": 64}}),
        "somebody else's message stays"
    );
    let (opened, ..) = open(LONG, Ok(Reply::Say(message("New."))), press(1)).await;
    assert_eq!(opened.then.unwrap().await, Then::FollowUp(message("New.")));
}

#[tokio::test(start_paused = true)]
async fn completions_are_never_deferred() {
    let request = Request::Completion {
        name: "review".to_owned(),
        options: Options::default(),
        focused: "film".to_owned(),
    };
    let (opened, json, _) = open(LONG, Ok(Reply::Suggest(Vec::new())), request.clone()).await;
    assert_eq!(json, json!({"type": 8, "data": {"choices": []}}));
    assert!(opened.then.is_none());
    let (_, json, _) = open(AT_ONCE, Err(Refusal::new(Reason::OldButton)), request).await;
    assert_eq!(
        json,
        json!({"type": 8, "data": {"choices": []}}),
        "a refusal is no completion"
    );
}

#[tokio::test(start_paused = true)]
async fn a_reply_can_carry_files() {
    let mut reply = message("With a file.");
    reply.files.push(File {
        name: "list.txt".to_owned(),
        bytes: b"Heat".to_vec(),
        description: "A list.".to_owned(),
    });
    let (opened, json, _) = open(AT_ONCE, Ok(Reply::Say(reply)), slash()).await;
    assert_eq!(
        json["data"]["attachments"],
        json!([{"id": 0, "filename": "list.txt", "description": "A list."}])
    );
    assert_eq!(opened.first.files[0].bytes, b"Heat");
}

#[tokio::test(start_paused = true)]
async fn a_form_is_the_first_answer_or_none() {
    let form = || {
        Ok(Reply::Ask(Form {
            title: "t".repeat(50),
            action: Action::Settings(SettingsAction::Import),
            inputs: vec![Input {
                name: "file".to_owned(),
                label: "The file".to_owned(),
                example: "e".repeat(101),
                value: "v".repeat(4001),
                size: InputSize::Page,
            }],
        }))
    };
    let (opened, json, _) = open(AT_ONCE, form(), slash()).await;
    assert_eq!(json["type"], 9);
    assert_eq!(json["data"]["custom_id"], "set:import");
    let count = |text: &Value| text.as_str().unwrap().chars().count();
    assert_eq!(count(&json["data"]["title"]), 45);
    let label = &json["data"]["components"][0];
    assert_eq!(
        (&label["type"], &label["label"]),
        (&json!(18), &json!("The file"))
    );
    let input = &label["component"];
    assert_eq!(count(&input["placeholder"]), 100);
    assert_eq!(count(&input["value"]), 4000);
    assert!(opened.then.is_none());
    // Discord opens none later: whoever waited is told so.
    let told = |message: &Message| message.cards[0].description.as_str().contains("too slow");
    let (opened, ..) = open(LONG, form(), slash()).await;
    assert!(matches!(opened.then.unwrap().await, Then::Edit(message) if told(&message)));
    let (opened, ..) = open(LONG, form(), press(1)).await;
    assert!(matches!(opened.then.unwrap().await, Then::FollowUp(message) if told(&message)));
}

#[tokio::test(start_paused = true)]
async fn what_only_admins_see_is_deferred_for_them_alone() {
    let settings = Request::Command {
        name: "settings show".to_owned(),
        options: Options::default(),
    };
    let (_, json, _) = open(LONG, Ok(Reply::Say(message("All."))), settings).await;
    assert_eq!(json, json!({"type": 5, "data": {"flags": 64}}));
}

#[tokio::test(start_paused = true)]
async fn a_slow_refusal_still_comes() {
    let refusal = || Err(Refusal::new(Reason::SameFilm));
    let (opened, ..) = open(LONG, refusal(), slash()).await;
    assert!(matches!(opened.then.unwrap().await, Then::Edit(_)));
    let (opened, ..) = open(LONG, refusal(), press(1)).await;
    assert!(
        matches!(opened.then.unwrap().await, Then::FollowUp(message) if message.visibility == Visibility::Private)
    );
}
