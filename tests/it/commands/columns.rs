//! Columns: second opinions on a film, and the films that a reviewer wrote about.

use reelated::action::Action;
use reelated::command::{ButtonTarget, Message, Row};
use reelated::film::FilmId;
use reelated::review::ColumnId;

use super::*;

/// Three columns, somebody of their own, and somebody who gives no name.
const COLUMNS: &str = r#"
{"title":"Harbour","year":1990,"genres":["Crime"],"cast":["Lena Voss"],"rating":8.4,"reviewer":"Reelated: Front Row","summary":"A dock worker finds a suitcase.","body":"It begins with fog."}
{"title":"Harbour","year":1990,"rating":7.9,"reviewer":"Reelated: Late Show","summary":"Fog, a suitcase and a *clerk*. One waits for the rain, and it comes.","body":"Too much fog. ||The clerk did it.||"}
{"title":"Harbour","year":1990,"reviewer":"Reelated: Front Row","language":"de","summary":"Ein Hafenarbeiter findet einen Koffer.","body":"Am Anfang ist Nebel."}
{"title":"Quay","year":1999,"genres":["Drama"],"cast":["Carl Sand"],"rating":8,"reviewer":"Mo","body":"Fog and ropes, and nobody who would know what to do with them."}
{"title":"Quay","year":1999,"rating":5.5,"reviewer":"Reelated: Late Show","summary":"A quay without a ship is a wall with a view, and the camera looks at it for as long as a ship takes to cross an ocean, which is to say for too long by far. It is pretty.","body":"A wall."}
{"title":"Quay","year":1999,"reviewer":"Reelated: Matinee","summary":"Short and sweet.","body":"Sweet."}
{"title":"Quay","year":1999,"rating":7,"body":"No names here, only ropes."}
{"title":"Rope","year":1985,"genres":["Crime"],"cast":["Iris Moon"],"rating":9,"reviewer":"Mo","body":"Knots."}
{"title":"Sail","year":2002,"genres":["War"],"cast":["Carl Sand"]}
"#;

fn answered_by(request: Request) -> String {
    read_in(&catalog_of(COLUMNS), &call(request))
}

/// The card of an answer, without what can be pressed.
fn card(film: &str, locale: Locale) -> String {
    let mut call = call(command("review", &[("film", text(film))]));
    call.server_locale = Some(locale);
    let answer = read_in(&catalog_of(COLUMNS), &call);
    let (card, _) = answer.split_once("\n[").unwrap();
    card.to_owned()
}

#[test]
fn a_card_shows_a_second_opinion() {
    insta::assert_snapshot!(card("harbour", Locale::English), @"
    Harbour (1990)
    ══════════════

    A dock worker finds a suitcase.

    Rating: ★★★★☆ 8.4 / 10
    Genres: Crime
    A second opinion:
      Late Show · ★★★★☆ 7.9 / 10
      Fog, a suitcase and a clerk. One waits for the rain, and it comes.
    Cast:
      Lena Voss

    — Reviewed by Reelated: Front Row
    ");
}

#[test]
fn several_opinions_have_a_line_each() {
    insta::assert_snapshot!(card("quay", Locale::English), @"
    Quay (1999)
    ═══════════

    Fog and ropes, and nobody who would know what to do with them.

    Rating: ★★★★☆ 8 / 10
    Genres: Drama
    Other opinions:
      Late Show · ★★★☆☆ 5.5 / 10 · A quay without a ship is a wall with a view, and the camera
      looks at it for as long as a ship takes to cross an ocean…
      Matinee · Short and sweet.
      Unsigned · ★★★½☆ 7 / 10 · No names here, only ropes.
    Cast:
      Carl Sand

    — Reviewed by Mo
    ");
}

#[test]
fn a_review_in_the_readers_language_is_no_second_opinion() {
    insta::assert_snapshot!(card("harbour", Locale::German), @"
    Harbour (1990)
    ══════════════

    Ein Hafenarbeiter findet einen Koffer.

    Bewertung: ★★★★☆ 8,4 / 10
    Genres: Krimi
    Eine zweite Meinung:
      Late Show · ★★★★☆ 7,9 / 10
      Fog, a suitcase and a clerk. One waits for the rain, and it comes.
    Besetzung:
      Lena Voss

    — Kritik von Reelated: Front Row
    ");
    let mut german = call(press("read:harbour-1990:0"));
    german.locale = Some(Locale::German);
    insta::assert_snapshot!(read_in(&catalog_of(COLUMNS), &german), @"
    Harbour (1990)
    ══════════════

    Am Anfang ist Nebel.

    — Kritik von Reelated: Front Row

    [Zweite Meinung: Late Show, 7,9] [„Harbour“ öffnen]
    ");
}

#[test]
fn each_review_can_be_read() {
    insta::assert_snapshot!(answered_by(press("read:harbour-1990:0")), @"
    Harbour (1990)
    ══════════════

    It begins with fog.

    — Reviewed by Reelated: Front Row

    [Second opinion: Late Show, 7.9] [Open Harbour]
    ");
    let late_show = Action::FullReview {
        film: FilmId::parse("harbour-1990").unwrap(),
        page: 0,
        column: Some(ColumnId::of(Some("Reelated: Late Show"))),
    };
    insta::assert_snapshot!(answered_by(press(&late_show.encode())), @"
    Harbour (1990)
    ══════════════

    Too much fog. [spoiler]

    — Reviewed by Reelated: Late Show

    [First opinion: Front Row, 8.4] [Open Harbour]
    ");
    insta::assert_snapshot!(answered_by(press("read:quay-1999:0")), @"
    Quay (1999)
    ═══════════

    Fog and ropes, and nobody who would know what to do with them.

    — Reviewed by Mo

    ▾ Read another opinion …
      • Late Show: ★ 5.5
      • Matinee
      • Unsigned: ★ 7
    [Open Quay]
    ");
    insta::assert_snapshot!(answered_by(press("read:harbour-1990:0:1")), @"
    What this button was about is not in the library any more. Use the command again to see
    what is.
    ");
}

#[test]
fn a_long_second_opinion_is_paged_as_the_first() {
    let body = "Nobody knows. ".repeat(300);
    let library = format!(
        r#"
{{"title":"Fog","reviewer":"Ana","cast":["Iris Moon"],"body":"Short."}}
{{"title":"Fog","reviewer":"Mo","body":"{body}"}}
"#
    );
    let page = |page| {
        let action = Action::FullReview {
            film: FilmId::parse("fog").unwrap(),
            page,
            column: Some(ColumnId::of(Some("mo"))),
        };
        read_in(&catalog_of(&library), &call(press(&action.encode())))
    };
    let last = page(2);
    assert!(last.contains("— Page 3 of 3 · Reviewed by Mo"), "{last}");
    assert!(
        last.contains("[Previous] (Next) [First opinion: Ana] [Open Fog]"),
        "{last}"
    );
    assert_ne!(page(0), page(1));
}

#[test]
fn films_are_picked_of_a_column() {
    let random = |options: &[(&str, Value)]| {
        let answer = answered_by(command("random", options));
        let above = answer.split("\n\n").next().unwrap();
        above.to_owned()
    };
    insta::assert_snapshot!(random(&[("column", text("late show"))]), @"
    🎲 Picked from the 2 films that fit: reviewed by Late Show.
    1 of 2 left.
    ");
    insta::assert_snapshot!(random(&[("column", text("Reelated: Matinee")), ("reviewed", text("no matter"))]), @"🎲 The only film that fits: reviewed by Matinee, reviewed or not.");
    insta::assert_snapshot!(answered_by(command("random", &[("column", text("mo")), ("genre", text("crime")), ("min_rating", Value::Number(9.5))])), @"
    No film fits all of that. Loosen min_rating: without it 1 film fits.
    • genre leaves out 1 film of 3
    • min_rating leaves out 3 films of 3
    • column leaves out 1 film of 3

    [Any film at all]
    ");
}

#[test]
fn a_column_survives_another() {
    let asked = command("random", &[("column", text("Late Show"))]);
    // Where nothing is kept, a walk goes on by the button alone.
    let outside = |request| Call {
        place: Place::Private {
            channel: ChannelId(3),
        },
        ..call(request)
    };
    let catalog = catalog_of(COLUMNS);
    let mut shown = Vec::new();
    let mut request = asked;
    for _ in 0..4 {
        let reply = replied(&catalog, &outside(request)).unwrap();
        let (Reply::Say(message) | Reply::Change(message)) = reply else {
            panic!("{reply:?}")
        };
        shown.push(message.cards[0].title.as_str().to_owned());
        let again = actions(&message).next().unwrap();
        assert!(matches!(&again, Action::Random { wish, .. } if wish.column.is_some()));
        request = press(&again.encode());
    }
    let (first, then) = shown.split_at(2);
    assert_eq!(first, then);
    shown.sort();
    shown.dedup();
    assert_eq!(shown, ["Harbour (1990)", "Quay (1999)"]);
}

/// What the buttons and menus of a message do.
fn actions(message: &Message) -> impl Iterator<Item = Action> {
    message.rows.iter().flat_map(|row| match row {
        Row::Buttons(buttons) => buttons
            .iter()
            .filter_map(|button| match &button.does {
                ButtonTarget::Act(action) => Some(action.clone()),
                ButtonTarget::Link(_) => None,
            })
            .collect(),
        Row::Menu(menu) => menu.items.iter().map(|item| item.action.clone()).collect(),
        _ => Vec::new(),
    })
}

#[test]
fn a_column_is_browsed() {
    insta::assert_snapshot!(answered_by(command("browse", &[("column", text("mo"))])), @"
    The library: reviewed by Mo
    ═══════════════════════════

    Quay (1999) · ★ 8 · Drama
    Rope (1985) · ★ 9 · Crime

    — 2 films reviewed in this library

    ▾ Open one of these films …
      • Quay (1999): ★ 8
      • Rope (1985): ★ 9
    ");
    insta::assert_snapshot!(answered_by(command("browse", &[("column", text("Late Show")), ("genre", text("war"))])), @"
    No film fits all of that. Loosen genre: without it 2 films fit.
    • genre leaves out 3 films of 4
    • column leaves out 2 films of 4

    [Any film at all]
    ");
    insta::assert_snapshot!(answered_by(press("list:::t:0::r:1")), @"
    What this button was about is not in the library any more. Use the command again to see
    what is.
    ");
}

#[test]
fn a_column_survives_pages_letters_and_decades() {
    let library: String = (0..60)
        .map(|nth| {
            let letter = char::from(b'a' + nth % 20);
            let (year, who) = (
                1960 + u16::from(nth % 5) * 10,
                ["Ana", "Mo"][usize::from(nth % 2)],
            );
            let film = format!(r#"{{"title":"{letter} film {nth}","year":{year},"body":"It is.""#);
            format!("{film},\"reviewer\":\"{who}\",\"cast\":[\"P {nth}\"]}}\n")
        })
        .collect();
    let catalog = catalog_of(&library);
    let asked = call(command("browse", &[("column", text("MO"))]));
    let Ok(Reply::Say(message)) = replied(&catalog, &asked) else {
        panic!("no page")
    };
    assert_eq!(
        message.cards[0].title.as_str(),
        "The library: reviewed by Mo"
    );
    let mut ways = 0;
    for action in actions(&message) {
        let Action::Browse { view } = action else {
            continue;
        };
        ways += 1;
        assert_eq!(view.section.column, Some(ColumnId::of(Some("Mo"))));
        let code = Action::Browse { view }.encode();
        let there = read_in(&catalog, &call(press(&code)));
        assert!(there.contains("reviewed by Mo"), "{there}");
    }
    // Two buttons, three letters' pages, five decades and all of them.
    assert_eq!(ways, 11);
}

#[test]
fn columns_are_completed() {
    let complete = |typed: &str| {
        answered_by(Request::Completion {
            name: "browse".to_owned(),
            options: Options(vec![("column".to_owned(), text(typed))]),
            focused: "column".to_owned(),
        })
    };
    insta::assert_snapshot!(complete(""), @"
    Late Show · 2 films = Late Show
    Mo · 2 films = Mo
    Front Row · 1 film = Front Row
    Matinee · 1 film = Matinee
    ");
    insta::assert_snapshot!(complete("show"), @"Late Show · 2 films = Late Show");
    insta::assert_snapshot!(complete("Reelated: front row"), @"Front Row · 1 film = Front Row");
    assert_eq!(complete("Reelated: f"), complete("front"));
    assert_eq!(complete("reel").lines().count(), 3);
    assert_eq!(complete("xyz"), "");
}

#[test]
fn an_unknown_column_is_refused_with_those_there_are() {
    let browse = |typed: &str| answered_by(command("browse", &[("column", text(typed))]));
    insta::assert_snapshot!(browse("The Guardian"), @"column cannot be “The Guardian”. Try Late Show, Mo, Front Row, Matinee.");
    insta::assert_snapshot!(browse("late"), @"column cannot be “late”. Try Late Show.");
    insta::assert_snapshot!(browse("Matinée Show"), @"column cannot be “Matinée Show”. Try Late Show, Mo, Front Row, Matinee.");
    insta::assert_snapshot!(browse("Reelated: Matinea"), @"column cannot be “Reelated: Matinea”. Try Matinee.");
    insta::assert_snapshot!(browse("Matinea"), @"column cannot be “Matinea”. Try Matinee.");
}
