//! The fake's own tests of command definitions.

use serde_json::{Value, json};

use super::self_tests::{NOTHING, letters, places};
use super::validate_command;

/// `change` made to a definition that is fine without it.
fn of_command(change: Value) -> Vec<String> {
    let mut definition = json!({"name": "review", "description": "Read a review"});
    for (key, value) in change.as_object().expect("a test gives an object") {
        definition[key] = value.clone();
    }
    places(validate_command::one(&definition))
}

#[test]
fn command_names_have_rules() {
    for good in [
        "review",
        "film-club",
        "l'île",
        "映画",
        "หนัง",
        "फ़िल्म",
        "über_2",
    ] {
        assert_eq!(of_command(json!({"name": good})), NOTHING, "{good}");
    }
    for bad in ["Review", "film club", "what?", "ÜBER"] {
        assert_eq!(
            of_command(json!({"name": bad})),
            ["name APPLICATION_COMMAND_INVALID_NAME"],
            "{bad}"
        );
    }
    assert_eq!(
        of_command(json!({"name": letters(33)})),
        ["name BASE_TYPE_BAD_LENGTH"]
    );
    assert_eq!(
        of_command(json!({"description": letters(101)})),
        ["description BASE_TYPE_BAD_LENGTH"]
    );
    assert_eq!(
        of_command(json!({"name_localizations": {"de": "Kritik", "xx": "x"}})),
        [
            "name_localizations.de APPLICATION_COMMAND_INVALID_NAME",
            "name_localizations.xx BASE_TYPE_CHOICES"
        ]
    );
    assert_eq!(
        of_command(json!({"contexts": [0, 3], "integration_types": [2]})),
        [
            "contexts.1 BASE_TYPE_CHOICES",
            "integration_types.0 BASE_TYPE_CHOICES",
        ]
    );
    assert_eq!(
        of_command(json!({"type": 3, "name": "Delete this answer"})),
        ["description APPLICATION_COMMAND_DESCRIPTION_INVALID"]
    );
    assert_eq!(
        of_command(json!({"type": 3, "name": "Delete this answer", "description": ""})),
        NOTHING
    );
    let twice = json!([{"name": "a", "description": "d"}, {"name": "a", "description": "d"}]);
    assert_eq!(
        places(validate_command::all(&twice)),
        ["1 APPLICATION_COMMANDS_DUPLICATE_NAME"]
    );
    let crowd: Vec<Value> = (0..101)
        .map(|n| json!({"name": format!("c{n}"), "description": "d"}))
        .collect();
    assert_eq!(places(validate_command::all(&json!(crowd))), ["30032"]);
}

#[test]
fn command_options_have_rules() {
    let option = |n: usize| json!({"type": 3, "name": format!("o{n}"), "description": "d"});
    assert_eq!(
        of_command(json!({"options": (0..25).map(option).collect::<Vec<_>>()})),
        NOTHING
    );
    assert_eq!(
        of_command(json!({"options": (0..26).map(option).collect::<Vec<_>>()})),
        ["options BASE_TYPE_MAX_LENGTH"]
    );
    let required = json!({"type": 3, "name": "r", "description": "d", "required": true});
    assert_eq!(
        of_command(json!({"options": [option(1), required]})),
        ["options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"]
    );
    let group = json!({"type": 2, "name": "g", "description": "d", "options": [
        {"type": 1, "name": "s", "description": "d", "options": [{"type": 1, "name": "deeper", "description": "d"}]},
    ]});
    assert_eq!(
        of_command(json!({"options": [group]})),
        ["options.0.options.0.options.0.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"]
    );
    let choice = |n: usize| json!({"name": format!("c{n}"), "value": n.to_string()});
    let with = |count: usize| {
        json!({"options": [{
            "type": 3, "name": "o", "description": "d", "choices": (0..count).map(choice).collect::<Vec<_>>(),
        }]})
    };
    assert_eq!(of_command(with(25)), NOTHING);
    assert_eq!(
        of_command(with(26)),
        ["options.0.choices BASE_TYPE_MAX_LENGTH"]
    );
    let both = json!({"type": 3, "name": "o", "description": "d", "autocomplete": true, "choices": [choice(1)]});
    assert_eq!(
        of_command(json!({"options": [both]})),
        ["options.0 APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_INVALID"]
    );
}

#[test]
fn a_command_holds_8000_characters_in_its_longest_language() {
    let option = |n: usize, german: &str| {
        let choices: Vec<Value> = (0..25)
            .map(|c| json!({"name": format!("{c}"), "name_localizations": {"de": german}, "value": "v"}))
            .collect();
        json!({"type": 3, "name": format!("o{n}"), "description": "d", "choices": choices})
    };
    let with =
        |german: &str| json!({"options": (0..4).map(|n| option(n, german)).collect::<Vec<_>>()});
    assert_eq!(of_command(with(&letters(70))), NOTHING);
    assert_eq!(
        of_command(with(&letters(90))),
        [" APPLICATION_COMMAND_TOO_LARGE"]
    );
}
