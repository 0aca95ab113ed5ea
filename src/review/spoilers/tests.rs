use super::*;

fn hidden(body: &str) -> String {
    hide(body, SpoilerMarks::Guessed).into_owned()
}

#[test]
fn guessed_spoilers_are_hidden_beside_the_marked_ones() {
    assert_eq!(
        hidden("A fine film. In the end he dies. See it."),
        "A fine film. ||In the end he dies.|| See it."
    );
    assert_eq!(
        hidden("A film. ||The twist is that he is a ghost.|| See it."),
        "A film. ||The twist is that he is a ghost.|| See it."
    );
    assert_eq!(
        hidden("A film. In the end he dies, ||poisoned,|| and she weeps. See it."),
        "A film. ||In the end he dies, poisoned, and she weeps.|| See it."
    );
    let body = "A fine film. In the end he dies.";
    assert_eq!(hide(body, SpoilerMarks::AsMarked), body);
}

#[test]
fn a_stray_mark_does_not_turn_everything_round() {
    assert_eq!(
        hidden("Good || bad. In the end he dies. See it."),
        r"Good \|\| bad. ||In the end he dies.|| See it."
    );
    assert_eq!(
        hidden("Good. In the end || he dies. See it."),
        r"Good. ||In the end \|\| he dies.|| See it."
    );
    assert_eq!(
        hidden(r"Good \|| bad. In the end he dies."),
        r"Good \|| bad. ||In the end he dies.||"
    );
}

#[test]
fn emphasis_is_hidden_whole() {
    assert_eq!(
        hidden("Good. *He comes. In the end he dies.* See it."),
        "Good. ||*He comes. In the end he dies.*|| See it."
    );
}

#[test]
fn a_death_at_the_beginning_sets_the_story_going() {
    let rest =
        " He buys a horse. He learns to ride. It takes a while. Then he is ready. It is good.";
    let beginning = format!("His wife is murdered by bandits.{rest}");
    assert_eq!(hidden(&beginning), beginning);
    let end = format!("A Western.{rest} His wife is murdered by bandits.");
    assert!(hidden(&end).ends_with("||His wife is murdered by bandits.||"));
}

#[test]
fn the_cases_that_everybody_asks_for() {
    for spoiler in [
        "Alita dissolves into particles.",
        "The real revelation hits like a gut punch: the city is under the ground.",
        "A final shot reminds us that revolutions are won by sacrifice.",
        "The killer turns out to be the narrator.",
    ] {
        assert!(gives_away(spoiler), "{spoiler}");
    }
    for open in [
        "No last-minute twist, no resurrection hook.",
        "The action is never spoiled.",
        "*Die Hard* and *The Final Scene* are better films.",
        "",
    ] {
        assert!(!gives_away(open), "{open}");
    }
}

#[test]
fn the_phrases_compile() {
    for list in [&HARMLESS, &TOLD, &ANY] {
        assert!(!list.is_match(b""));
    }
}

#[test]
fn the_mark_of_a_list_stays_in_front_of_what_is_hidden() {
    for (body, expected) in [
        (
            "The good:\n- In the end he dies.\n- The music is fine.",
            "The good:\n- ||In the end he dies.||\n- The music is fine.",
        ),
        (
            "* In the end he dies. It is sad.\n* The killer turns out to be the narrator\n* Fine.",
            "* ||In the end he dies.|| It is sad.\n* ||The killer turns out to be the narrator||\n* Fine.",
        ),
        (
            "1. In the end he dies.\n2) The twist is that he is a ghost.\n  - In the end she dies.",
            "1. ||In the end he dies.||\n2) ||The twist is that he is a ghost.||\n  - ||In the end she dies.||",
        ),
        (
            "> In the end he dies.\n\n## In the end she dies\n\n• In the end they die.",
            "> ||In the end he dies.||\n\n## ||In the end she dies||\n\n• ||In the end they die.||",
        ),
        (
            "- *In the end* he dies.\n- In the end ||she dies|| too.",
            "- ||*In the end* he dies.||\n- ||In the end she dies too.||",
        ),
    ] {
        assert_eq!(hidden(body), expected);
    }
}
