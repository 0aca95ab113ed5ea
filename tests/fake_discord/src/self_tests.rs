//! The fake's own tests of message rules: what it accepts, what it refuses and with which words.

use serde_json::{Value, json};

use super::validate::{Problems, Refused};
use super::validate_component::{completions, modal};
use super::validate_message::{File, Purpose, message};

/// The places that a refusal names, each with its code, or the refusal's own code.
pub(crate) fn places(checked: Result<(), Refused>) -> Vec<String> {
    match checked {
        Ok(()) => Vec::new(),
        Err(why) if why.problems.is_empty() => vec![why.code.to_string()],
        Err(why) => why
            .problems
            .iter()
            .map(|problem| format!("{} {}", problem.path, problem.code))
            .collect(),
    }
}

/// `change` made to a message that is fine without it.
fn of_message(change: Value) -> Vec<String> {
    let mut body = json!({"content": "fine", "allowed_mentions": {"parse": []}});
    for (key, value) in change.as_object().expect("a test gives an object") {
        body[key] = value.clone();
    }
    places(message(&body, &[], &[], Purpose::Answer))
}

fn of_parts(parts: Value) -> Vec<String> {
    of_message(json!({"components": [{"type": 1, "components": parts}]}))
}

pub(crate) fn letters(count: usize) -> String {
    "ö".repeat(count)
}

pub(crate) const NOTHING: [&str; 0] = [];

#[test]
fn content_counts_characters() {
    assert_eq!(of_message(json!({"content": letters(2000)})), NOTHING);
    assert_eq!(
        of_message(json!({"content": letters(2001)})),
        ["content BASE_TYPE_MAX_LENGTH"]
    );
    assert_eq!(
        of_message(json!({"content": 5})),
        ["content STRING_TYPE_CONVERT"]
    );
}

#[test]
fn embeds_have_limits() {
    for (embed, place) in [
        (json!({"title": letters(257)}), "title BASE_TYPE_MAX_LENGTH"),
        (
            json!({"description": letters(4097)}),
            "description BASE_TYPE_MAX_LENGTH",
        ),
        (json!({}), "description BASE_TYPE_REQUIRED"),
        (json!({"title": " "}), ""),
        (
            json!({"title": "t", "fields": [{"name": "", "value": "v"}]}),
            "fields.0.name BASE_TYPE_REQUIRED",
        ),
        (
            json!({"title": "t", "fields": [{"name": "n", "value": " "}]}),
            "fields.0.value BASE_TYPE_REQUIRED",
        ),
        (
            json!({"title": "t", "fields": [{"name": letters(257), "value": "v"}]}),
            "fields.0.name BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({"title": "t", "fields": [{"name": "n", "value": letters(1025)}]}),
            "fields.0.value BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({"title": "t", "footer": {"text": letters(2049)}}),
            "footer.text BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({"title": "t", "author": {"name": letters(257)}}),
            "author.name BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({"title": "t", "url": "ftp://example.org"}),
            "url URL_TYPE_INVALID_SCHEME",
        ),
        (
            json!({"title": "t", "url": "example"}),
            "url URL_TYPE_INVALID_URL",
        ),
        (
            json!({"title": "t", "image": {"url": "file:///a"}}),
            "image.url URL_TYPE_INVALID_SCHEME",
        ),
        (
            json!({"title": "t", "image": {"url": "attachment://a.png"}}),
            "image FAKE_HOUSE_RULE",
        ),
        (
            json!({"title": "t", "color": 0x100_0000}),
            "color NUMBER_TYPE_MAX",
        ),
        (
            json!({"title": "t", "timestamp": "today"}),
            "timestamp DATE_TIME_TYPE_PARSE",
        ),
    ] {
        let expected: Vec<String> = if place.is_empty() {
            Vec::new()
        } else {
            vec![format!("embeds.0.{place}")]
        };
        assert_eq!(of_message(json!({"embeds": [embed]})), expected, "{embed}");
    }
    let field = json!({"name": "n", "value": "v"});
    let many = json!([{"title": "t", "fields": vec![field; 26]}]);
    assert_eq!(
        of_message(json!({"embeds": many})),
        ["embeds.0.fields BASE_TYPE_MAX_LENGTH"]
    );
    assert_eq!(
        of_message(json!({"embeds": vec![json!({"title": "t"}); 11]})),
        ["embeds BASE_TYPE_MAX_LENGTH"]
    );
}

#[test]
fn all_embeds_together_hold_6000_characters() {
    let full = json!({"description": letters(3000)});
    assert_eq!(of_message(json!({"embeds": [full, full]})), NOTHING);
    assert_eq!(
        of_message(json!({"embeds": [full, full, {"title": "t"}]})),
        ["embeds MAX_EMBED_SIZE_EXCEEDED"]
    );
}

#[test]
fn nobody_may_be_pinged() {
    for (mentions, place) in [
        (Value::Null, "allowed_mentions"),
        (json!({}), "allowed_mentions.parse"),
        (json!({"parse": ["users"]}), "allowed_mentions.parse"),
        (
            json!({"parse": [], "users": ["1"]}),
            "allowed_mentions.users",
        ),
        (
            json!({"parse": [], "replied_user": true}),
            "allowed_mentions.replied_user",
        ),
    ] {
        let expected = [format!("{place} FAKE_HOUSE_RULE")];
        assert_eq!(of_message(json!({"allowed_mentions": mentions})), expected);
    }
    assert_eq!(
        of_message(json!({"allowed_mentions": {"parse": [], "users": [], "replied_user": false}})),
        NOTHING
    );
}

#[test]
fn buttons_have_rules() {
    let good = json!({"type": 2, "style": 1, "label": "Go", "custom_id": "go"});
    assert_eq!(of_parts(json!([good])), NOTHING);
    for (button, place) in [
        (
            json!({"type": 2, "style": 1, "label": letters(81), "custom_id": "x"}),
            ".label BASE_TYPE_MAX_LENGTH",
        ),
        (
            json!({"type": 2, "style": 1, "custom_id": "x"}),
            " BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
        ),
        (
            json!({"type": 2, "style": 1, "emoji": {"name": "🎬"}, "custom_id": "x"}),
            "",
        ),
        (
            json!({"type": 2, "style": 1, "emoji": {"name": "film"}, "custom_id": "x"}),
            ".emoji.name BUTTON_COMPONENT_INVALID_EMOJI",
        ),
        (
            json!({"type": 2, "style": 1, "label": "x", "custom_id": letters(101)}),
            ".custom_id BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({"type": 2, "style": 1, "label": "x"}),
            ".custom_id BASE_TYPE_REQUIRED",
        ),
        (
            json!({"type": 2, "style": 7, "label": "x", "custom_id": "x"}),
            ".style BASE_TYPE_CHOICES",
        ),
        (
            json!({"type": 2, "style": 5, "label": "x", "url": "https://example.org"}),
            "",
        ),
        (
            json!({"type": 2, "style": 5, "label": "x"}),
            ".url BASE_TYPE_REQUIRED",
        ),
        (
            json!({"type": 2, "style": 5, "label": "x", "url": "https://example.org", "custom_id": "x"}),
            " BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
    ] {
        let expected: Vec<String> = if place.is_empty() {
            Vec::new()
        } else {
            vec![format!("components.0.components.0{place}")]
        };
        assert_eq!(of_parts(json!([button])), expected, "{button}");
    }
    assert_eq!(
        of_parts(json!([good, good])),
        ["components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"]
    );
    let six: Vec<Value> = (0..6)
        .map(|n| json!({"type": 2, "style": 1, "label": "x", "custom_id": n.to_string()}))
        .collect();
    assert_eq!(
        of_parts(json!(six)),
        ["components.0.components BASE_TYPE_BAD_LENGTH"]
    );
    let rows: Vec<Value> = six
        .iter()
        .map(|button| json!({"type": 1, "components": [button]}))
        .collect();
    assert_eq!(
        of_message(json!({"components": rows})),
        ["components BASE_TYPE_MAX_LENGTH"]
    );
}

#[test]
fn menus_of_several_have_rules() {
    let option = |n: usize| json!({"label": format!("Film {n}"), "value": n.to_string()});
    let at = "components.0.components.0";
    let bounds = |least: u64, most: u64| {
        let options: Vec<Value> = (0..3).map(option).collect();
        json!([{
            "type": 3, "custom_id": "m", "options": options, "min_values": least,
            "max_values": most,
        }])
    };
    assert_eq!(of_parts(bounds(0, 3)), NOTHING);
    assert_eq!(
        of_parts(bounds(3, 2)),
        [format!("{at}.min_values BASE_TYPE_MIN")]
    );
    let too_few = of_parts(bounds(0, 4));
    assert_eq!(too_few, [format!("{at}.options BASE_TYPE_BAD_LENGTH")]);
    let channels = |types: Value, chosen: Value| {
        json!([{
            "type": 8, "custom_id": "m", "min_values": 0, "max_values": 1, "channel_types": types,
            "default_values": chosen,
        }])
    };
    let chosen = |kind: &str| json!({"id": "5", "type": kind});
    assert_eq!(
        of_parts(channels(json!([0, 15]), json!([chosen("channel")]))),
        NOTHING
    );
    assert_eq!(
        of_parts(channels(json!([1]), json!([chosen("user")]))),
        [
            format!("{at}.default_values.0 SELECT_COMPONENT_INVALID_DEFAULT_VALUE"),
            format!("{at}.channel_types.0 BASE_TYPE_CHOICES"),
        ]
    );
    let two = json!([chosen("channel"), chosen("channel")]);
    assert_eq!(
        of_parts(channels(json!([]), two)),
        [format!(
            "{at}.default_values SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"
        )]
    );
}

#[test]
fn menus_have_rules() {
    let option = |n: usize| json!({"label": format!("Film {n}"), "value": n.to_string()});
    let menu = |options: Vec<Value>| json!([{"type": 3, "custom_id": "m", "options": options}]);
    let at = "components.0.components.0";
    assert_eq!(of_parts(menu((0..25).map(option).collect())), NOTHING);
    assert_eq!(
        of_parts(menu((0..26).map(option).collect())),
        [format!("{at}.options BASE_TYPE_BAD_LENGTH")]
    );
    assert_eq!(
        of_parts(menu(vec![])),
        [format!("{at}.options BASE_TYPE_BAD_LENGTH")]
    );
    assert_eq!(
        of_parts(menu(vec![option(1), option(1)])),
        [format!(
            "{at}.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
        )]
    );
    let long = json!({"label": letters(101), "value": letters(101), "description": letters(101)});
    assert_eq!(
        of_parts(menu(vec![long])),
        [
            format!("{at}.options.0.label BASE_TYPE_BAD_LENGTH"),
            format!("{at}.options.0.value BASE_TYPE_BAD_LENGTH"),
            format!("{at}.options.0.description BASE_TYPE_MAX_LENGTH"),
        ]
    );
    let wide =
        json!([{"type": 3, "custom_id": "m", "placeholder": letters(151), "options": [option(1)]}]);
    assert_eq!(
        of_parts(wide),
        [format!("{at}.placeholder BASE_TYPE_MAX_LENGTH")]
    );
    let beside = json!([
        {"type": 3, "custom_id": "m", "options": [option(1)]},
        {"type": 2, "style": 1, "label": "x", "custom_id": "b"},
    ]);
    assert_eq!(
        of_parts(beside),
        ["components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED"]
    );
}

#[test]
fn flags_and_files_and_polls_have_rules() {
    assert_eq!(of_message(json!({"flags": 64})), NOTHING);
    assert_eq!(
        of_message(json!({"flags": 1 << 15})),
        ["flags FAKE_HOUSE_RULE"]
    );
    let body = json!({"content": "x", "flags": 64, "allowed_mentions": {"parse": []}});
    assert_eq!(
        places(message(&body, &[], &[], Purpose::Post)),
        ["flags FAKE_HOUSE_RULE"]
    );
    let file = File {
        number: 0,
        name: "a.png".into(),
        content_type: "image/png".into(),
        bytes: vec![],
    };
    let body = json!({"embeds": [{"image": {"url": "attachment://a.png"}}], "allowed_mentions": {"parse": []}});
    assert_eq!(
        places(message(
            &body,
            std::slice::from_ref(&file),
            &[],
            Purpose::Answer
        )),
        NOTHING
    );
    assert_eq!(
        places(message(&body, &[], &["a.png"], Purpose::Edit)),
        NOTHING
    );
    assert_eq!(
        places(message(&body, &vec![file; 11], &[], Purpose::Answer)),
        ["attachments BASE_TYPE_MAX_LENGTH"]
    );
    let poll = json!({"question": {"text": letters(301)}, "answers": [{"poll_media": {"text": letters(56)}}], "duration": 769});
    assert_eq!(
        of_message(json!({"poll": poll})),
        [
            "poll.question.text BASE_TYPE_BAD_LENGTH",
            "poll.answers.0.poll_media.text BASE_TYPE_BAD_LENGTH",
            "poll.duration NUMBER_TYPE_MAX",
        ]
    );
}

#[test]
fn completions_have_limits() {
    let choice = |n: usize| json!({"name": format!("Film {n}"), "value": n.to_string()});
    let of = |choices: Vec<Value>| places(completions(&json!({"choices": choices}), 3));
    assert_eq!(of((0..25).map(choice).collect()), NOTHING);
    assert_eq!(
        of((0..26).map(choice).collect()),
        ["data.choices BASE_TYPE_MAX_LENGTH"]
    );
    assert_eq!(
        of(vec![json!({"name": letters(101), "value": letters(101)})]),
        [
            "data.choices.0.name BASE_TYPE_BAD_LENGTH",
            "data.choices.0.value BASE_TYPE_BAD_LENGTH",
        ]
    );
    assert_eq!(
        of(vec![json!({"name": "n", "value": 5})]),
        ["data.choices.0.value STRING_TYPE_CONVERT"]
    );
    assert_eq!(
        places(completions(&Value::Null, 3)),
        ["data.choices BASE_TYPE_REQUIRED"]
    );
}

#[test]
fn modals_have_limits() {
    let input = |id: &str| json!({"type": 1, "components": [{"type": 4, "custom_id": id, "label": "l", "style": 1}]});
    let of = |title: &str, rows: Vec<Value>| {
        places(modal(
            &json!({"title": title, "custom_id": "m", "components": rows}),
        ))
    };
    assert_eq!(of("Title", vec![input("a"), input("b")]), NOTHING);
    assert_eq!(
        of(&letters(46), vec![input("a")]),
        ["data.title BASE_TYPE_BAD_LENGTH"]
    );
    assert_eq!(of("t", vec![]), ["data.components BASE_TYPE_BAD_LENGTH"]);
    assert_eq!(
        of("t", (0..6).map(|n| input(&n.to_string())).collect()),
        ["data.components BASE_TYPE_BAD_LENGTH"]
    );
    assert_eq!(
        of("t", vec![input("a"), input("a")]),
        ["data.components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"]
    );
}

#[test]
fn labels_have_limits() {
    let input = |id: &str| json!({"type": 4, "custom_id": id, "style": 1});
    let of = |labels: Value| {
        places(modal(
            &json!({"title": "t", "custom_id": "m", "components": labels}),
        ))
    };
    let row =
        json!({"type": 1, "components": [{"type": 4, "custom_id": "c", "label": "l", "style": 1}]});
    assert_eq!(
        of(json!([
            {"type": 18, "label": letters(45), "component": input("a")},
            {"type": 18, "label": "l", "description": letters(100), "component": input("b")},
            row,
        ])),
        NOTHING
    );
    for (label, place) in [
        (json!({"label": letters(46)}), "label BASE_TYPE_BAD_LENGTH"),
        (json!({"label": null}), "label BASE_TYPE_REQUIRED"),
        (
            json!({"description": letters(101)}),
            "description BASE_TYPE_MAX_LENGTH",
        ),
        (
            json!({"component": {"type": 4, "style": 1}}),
            "component.custom_id BASE_TYPE_REQUIRED",
        ),
        (
            json!({"component": {"type": 4, "custom_id": "a", "style": 1, "value": letters(4001)}}),
            "component.value BASE_TYPE_MAX_LENGTH",
        ),
        (json!({"component": null}), "component FAKE_HOUSE_RULE"),
    ] {
        let mut whole = json!({"type": 18, "label": "l", "component": input("a")});
        for (key, value) in label.as_object().expect("a test gives an object") {
            whole[key] = value.clone();
        }
        let expected = [format!("data.components.0.{place}")];
        assert_eq!(of(json!([whole])), expected, "{label}");
    }
    let twice = json!({"type": 18, "label": "l", "component": input("a")});
    assert_eq!(
        of(json!([twice, twice])),
        ["data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"]
    );
}

#[test]
fn errors_are_nested_as_discord_nests_them() {
    let mut problems = Problems::default();
    problems.required("embeds.0.description");
    problems.required("");
    let why = problems.refuse().expect_err("there are problems");
    let told = json!({"code": "BASE_TYPE_REQUIRED", "message": "This field is required"});
    assert_eq!(
        why.json(),
        json!({
            "code": 50035,
            "message": "Invalid Form Body",
            "errors": {"_errors": [told], "embeds": {"0": {"description": {"_errors": [told]}}}},
        })
    );
}
