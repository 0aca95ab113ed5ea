//! What members do with a list of recommended films, without leaving it.

use fake_discord::Answer;
use reelated::film::FilmId;
use reelated::snowflake::UserId;

use super::recommend::{CRIME, SPACE, mention, noted};
use crate::scene::Scene;

/// The films that a list offers.
fn films(answer: &Answer) -> Vec<String> {
    let text = answer.message().text();
    let lines = text.lines().filter_map(|line| line.strip_prefix("| "));
    let numbered = |line: &str| line.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let title = |line: &str| Some(line.split("**").nth(1)?.to_owned());
    lines
        .filter(|line| numbered(line))
        .filter_map(title)
        .collect()
}

#[tokio::test]
async fn a_film_is_chosen_wanted_and_refused_without_leaving_the_list() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let list = scene.says(&scene.alice, "/recommend", &[]).await;
    let before = films(&list);
    assert_eq!(before.len(), 5);
    let menu = list.choose(0, "Goodfellas (1990)").await;
    assert_eq!(films(&menu), before);
    insta::assert_snapshot!(scene.text(&menu).lines().rev().take(4).collect::<Vec<_>>().join("\n"), @"
    [More like these] [Why this order?]
    (I have seen Goodfellas (1990) …: 10 · perfect / 9 · outstanding / 8 · very good / 7 · good / 6 · decent / 5 · middling / 4 · weak / 3 · poor / 2 · bad / 1 · unwatchable / Seen, without a rating)
    [Open the film] [Want to watch] [Not for me]
    (Seen it? Want it? Not for you? Choose a film …: Pulp Fiction (1994) / Goodfellas (1990) / Se7en (1995) / The Godfather (1972) / Trainspotting (1996))
    ");
    let wanted = menu.press("Want to watch").await;
    assert_eq!(films(&wanted), before);
    assert!(
        scene
            .text(&wanted)
            .contains("*Goodfellas (1990)* is on the watchlist.")
    );
    let unwanted = wanted.press("I don't want it any more").await;
    assert!(scene.text(&unwanted).contains("[Want to watch]"));
    assert_eq!(scene.entries(&scene.alice).await, 6);
    let refused = unwanted.press("Not for me").await;
    assert!(
        scene
            .text(&refused)
            .contains("*Goodfellas (1990)* is not for you")
    );
    let after = films(&refused);
    let at = before
        .iter()
        .position(|title| title == "Goodfellas")
        .unwrap();
    let mut kept = before.clone();
    kept.remove(at);
    assert_eq!(after[..4], kept, "the others stay");
    assert!(!before.contains(&after[4]));
    // It is kept, and never offered again.
    let again = scene.says(&scene.alice, "/recommend", &[]).await;
    assert!(!films(&again).contains(&"Goodfellas".to_owned()));
    let back = refused.press("It is for me after all").await;
    assert_eq!(films(&back), before);
    let declined = scene
        .store
        .declined_films(scene.id(), UserId(scene.alice.id()));
    assert_eq!(declined.await.unwrap(), []);
    let card = back
        .choose(0, "Goodfellas (1990)")
        .await
        .press("Open the film")
        .await;
    assert!(scene.text(&card).contains("# Goodfellas (1990)"));
    scene.close().await;
}

#[tokio::test]
async fn what_was_seen_is_rated_in_the_list_and_makes_room() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let list = scene.says(&scene.alice, "/recommend", &[]).await;
    let menu = list.choose(0, "Goodfellas (1990)").await;
    let rated = menu.choose(1, "9 · outstanding").await;
    assert!(
        scene
            .text(&rated)
            .contains("You gave *Goodfellas (1990)* a 9.")
    );
    assert!(!films(&rated).contains(&"Goodfellas".to_owned()));
    assert_eq!(films(&rated).len(), 5);
    let first = films(&rated)[0].clone();
    let label = |title: &str| {
        let known = noted_title(title);
        known.expect("it is in the library")
    };
    let menu = rated.choose(0, &label(&first)).await;
    let seen = menu.choose(1, "Seen, without a rating").await;
    assert!(!films(&seen).contains(&first));
    // Each rating counts as seen, too.
    assert_eq!(scene.entries(&scene.alice).await, 9);
    scene.close().await;
}

/// A title of the library with its year.
fn noted_title(title: &str) -> Option<String> {
    let reviews = &crate::bundled::BUNDLED.reviews;
    let film = reviews.iter().find(|review| &*review.film.title == title)?;
    Some(film.film.title_and_year())
}

#[tokio::test]
async fn more_films_are_others_and_lead_back() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let list = scene.says(&scene.alice, "/recommend", &[]).await;
    let offered = films(&list);
    let more = list.press("More like these").await;
    let other = films(&more);
    let still_more = more.press("More like these").await;
    let mut all = [offered.clone(), other, films(&still_more)].concat();
    assert_eq!(all.len(), 15);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 15, "no film stands in two lists");
    let first = still_more.press("The first five again").await;
    assert_eq!(films(&first), offered);
    scene.close().await;
}

#[tokio::test]
async fn a_wish_narrows_the_list_and_stays_with_it() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let wish = [
        ("genre", "Crime"),
        ("decade", "1970s"),
        ("max_minutes", "180"),
    ];
    let list = scene.says(&scene.alice, "/recommend", &wish).await;
    let text = scene.text(&list);
    insta::assert_snapshot!(text.lines().take(4).collect::<Vec<_>>().join("\n"), @"
    (only alice sees this)
    | # Films for you
    | -# Crime, 1970s, at most 180 minutes
    | 1. **Taxi Driver** (1976) · ★ 8.8
    ");
    let offered = films(&list);
    let more = list.press("More like these").await;
    assert!(
        scene
            .text(&more)
            .contains("Crime, 1970s, at most 180 minutes")
    );
    for title in offered.into_iter().chain(films(&more)) {
        let dated = noted_title(&title).unwrap();
        assert!(dated.contains("(197"), "{dated}");
    }
    let nothing = [("genre", "Western, Animation, War"), ("decade", "1920s")];
    let nothing = scene.says(&scene.alice, "/recommend", &nothing).await;
    assert!(
        scene
            .text(&nothing)
            .contains("I found nothing like that for you")
    );
    scene.close().await;
}

#[tokio::test]
async fn a_wish_speaks_for_its_like_and_is_said() {
    let scene = Scene::open().await;
    let rated = [
        ("casablanca-1942", 7),
        ("toy-story-1995", 6),
        ("amelie-2001", 6),
    ];
    scene.rates(&scene.alice, &rated).await;
    let before = scene.says(&scene.alice, "/recommend", &[]).await;
    assert!(!scene.text(&before).contains("You want to watch"));
    for film in ["alien-1979", "the-martian-2015"] {
        let film = noted(film);
        let asker = scene.asker(&scene.alice);
        let wanted = scene
            .store
            .want(asker, &reelated::member::Which::Default, &film);
        wanted.await.unwrap().unwrap();
    }
    let list = scene.says(&scene.alice, "/recommend", &[]).await;
    insta::assert_snapshot!(scene.text(&list), @"
    (only alice sees this)
    | # Films for you
    | 1. **Catch Me If You Can** (2002) · ★ 8.2
    | You gave *Toy Story* a 6: Tom Hanks again
    | 2. **Toy Story 2** (1999) · ★ 8.1
    | You gave *Toy Story* a 6: another one of the series
    | 3. **X-Men** (2000) · ★ 7
    | You want to watch *The Martian*: Adventure and Science Fiction here, too
    | 4. **Notorious** (1946) · ★ 9
    | You gave *Casablanca* a 7: Ingrid Bergman and Claude Rains again
    | 5. **Harry Potter and the Philosopher's Stone** (2001) · ★ 6.2
    | You gave *Toy Story* a 6: Adventure and Family again
    | - What you have rated or seen is left out. The more you rate, the better I know you.
    (Seen it? Want it? Not for you? Choose a film …: Catch Me If You Can (2002) / Toy Story 2 (1999) / X-Men (2000) / Notorious (1946) / Harry Potter and the Philosopher's Stone (2001))
    [More like these] [Why this order?]
    ");
    let why = list.press("Why this order?").await;
    insta::assert_snapshot!(scene.text(&why), @"
    (only alice sees this)
    | # Why this order?
    | The long bar says how well a film suits you overall, the short ones how much each thing speaks for it or against it, on one scale for the whole list. The best comes first; the last may be one that you would not have found alone.
    |
    | **Catch Me If You Can** (2002) · ▰▰▰▰▰▰▰▰▰▰
    | when it was made ▰▰▰▰▱ · how well known it is ▰▰▰▰▱ · its review ▰▰▱▱▱ · its genres ▰▰▱▱▱ · films on the watchlist ▰▱▱▱▱
    |
    | **Toy Story 2** (1999) · ▰▰▰▰▰▰▰▰▰▰
    | when it was made ▰▰▰▰▰ · how well known it is ▰▰▰▱▱ · its review ▰▰▱▱▱ · its genres ▰▰▱▱▱ · its cast ▰▱▱▱▱ · films on the watchlist ▰▱▱▱▱ · its director ▰▱▱▱▱
    |
    | **X-Men** (2000) · ▰▰▰▰▰▰▰▰▰▱
    | when it was made ▰▰▰▰▰ · how well known it is ▰▰▰▱▱ · films on the watchlist ▰▰▱▱▱ · its review ▰▱▱▱▱ · its genres ▰▱▱▱▱
    |
    | **Notorious** (1946) · ▰▰▰▰▰▰▰▰▰▱
    | when it was made ▰▰▰▰▰ · its review ▰▰▰▱▱ · its genres ▰▰▱▱▱ · its cast ▰▱▱▱▱ · films on the watchlist ▰▱▱▱▱ · against it: how well known it is ▰▱▱▱▱
    |
    | **Harry Potter and the Philosopher's Stone** (2001) · ▰▰▰▰▰▰▰▰▱▱
    | when it was made ▰▰▰▰▰ · how well known it is ▰▰▰▰▱ · its genres ▰▱▱▱▱ · films on the watchlist ▰▱▱▱▱ · against it: its review ▰▱▱▱▱
    [The arithmetic]
    ");
    let with = [("with", &mention(&scene.bob)[..])];
    let list = scene.says(&scene.alice, "/recommend", &with).await;
    insta::assert_snapshot!(scene.text(&list), @"
    | # Films for all of you
    | For <@alice> and <@bob>:
    | 1. **Catch Me If You Can** (2002) · ★ 8.2
    | <@alice> gave *Toy Story* a 6: Tom Hanks again
    | 2. **Toy Story 2** (1999) · ★ 8.1
    | <@alice> gave *Toy Story* a 6: another one of the series
    | 3. **The Lord of the Rings: The Fellowship of the Ring** (2001) · ★ 8.6
    | <@alice> gave *Toy Story* a 6: Adventure again
    | 4. **X-Men** (2000) · ★ 7
    | <@alice> wants to watch *The Martian*: Adventure and Science Fiction here, too
    | 5. **Notorious** (1946) · ★ 9
    | <@alice> gave *Casablanca* a 7: Ingrid Bergman and Claude Rains again
    |
    | I cannot tell yet what <@bob> likes: 3 more rated films would tell me.
    | - What you have rated or seen is left out. The more you rate, the better I know you.
    (Seen it? Want it? Not for you? Choose a film …: Catch Me If You Can (2002) / Toy Story 2 (1999) / The Lord of the Rings: The Fellowship of the Ring (2001) / X-Men (2000) / Notorious (1946))
    [More like these] [Why this order?] [Rate a few films]
    ");
    let german = scene.alice.clone().locale("de");
    let list = german.slash(&scene.channel, "/recommend", &[]).await;
    insta::assert_snapshot!(scene.text(&list), @"
    (only alice sees this)
    | # Filme für dich
    | 1. **Catch Me If You Can** (2002) · ★ 8,2
    | *Toy Story* hat von dir 6 Punkte: wieder Tom Hanks
    | 2. **Toy Story 2** (1999) · ★ 8,1
    | *Toy Story* hat von dir 6 Punkte: noch einer aus der Reihe
    | 3. **X-Men** (2000) · ★ 7
    | Du willst *The Martian* sehen: auch hier Abenteuer und Science-Fiction
    | 4. **Notorious** (1946) · ★ 9
    | *Casablanca* hat von dir 7 Punkte: wieder Ingrid Bergman und Claude Rains
    | 5. **Harry Potter and the Philosopher's Stone** (2001) · ★ 6,2
    | *Toy Story* hat von dir 6 Punkte: wieder Abenteuer und Familienfilm
    | - Was schon bewertet oder gesehen ist, fehlt hier. Je mehr bewertet ist, desto besser passt es.
    (Gesehen? Gewünscht? Nichts für dich? Wähle einen Film …: Catch Me If You Can (2002) / Toy Story 2 (1999) / X-Men (2000) / Notorious (1946) / Harry Potter and the Philosopher's Stone (2001))
    [Mehr davon] [Warum diese Reihenfolge?]
    ");
    scene.close().await;
}

#[tokio::test]
async fn from_the_watchlists_comes_only_what_stands_there() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let from = [("from", "watchlist")];
    let empty = scene.says(&scene.alice, "/recommend", &from).await;
    assert!(
        scene
            .text(&empty)
            .contains("I found nothing for you on this server's watchlists")
    );
    for film in [
        "taxi-driver-1976",
        "goodfellas-1990",
        "heat-1995",
        "gone-1900",
    ] {
        let film = noted(film);
        let asker = scene.asker(&scene.bob);
        let wanted = scene
            .store
            .want(asker, &reelated::member::Which::Default, &film);
        wanted.await.unwrap().unwrap();
    }
    let list = scene.says(&scene.alice, "/recommend", &from).await;
    let mut found = films(&list);
    found.sort();
    assert_eq!(found, ["Goodfellas", "Taxi Driver"]);
    scene.close().await;
}

#[tokio::test]
async fn on_a_list_for_all_each_presses_for_themselves() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    scene.rates(&scene.bob, &SPACE).await;
    let with = [("with", &mention(&scene.bob)[..])];
    let list = scene.says(&scene.alice, "/recommend", &with).await;
    assert!(!list.is_ephemeral());
    let before = films(&list);
    let title = noted_title(&before[0]).unwrap();
    // Carol is not of the group; what she says of a film is hers.
    let copy = scene.carol.choose(&list.message(), 0, &title).await;
    assert!(copy.is_ephemeral());
    copy.press("Not for me").await.message();
    let of = async |member: u64| {
        scene
            .store
            .declined_films(scene.id(), UserId(member))
            .await
            .unwrap()
    };
    assert_eq!(of(scene.carol.id()).await.len(), 1);
    assert_eq!(of(scene.alice.id()).await, [] as [FilmId; 0]);
    assert_eq!(films(&list), before);
    // Bob is: nothing is offered to all that is not for one of them.
    let copy = scene.bob.choose(&list.message(), 0, &title).await;
    let refused = copy.press("Not for me").await;
    assert!(refused.is_ephemeral());
    assert!(!films(&refused).contains(&before[0]));
    assert!(scene.text(&refused).contains("For <@alice> and <@bob>:"));
    let list = scene.says(&scene.alice, "/recommend", &with).await;
    assert!(!films(&list).contains(&before[0]));
    // What whoever asked says of a film is for nobody else's eyes either; more films are for all.
    let before = list.message().text();
    let title = noted_title(&films(&list)[1]).unwrap();
    let chosen = list.choose(0, &title).await;
    assert!(chosen.is_ephemeral());
    let refused = chosen.press("Not for me").await;
    assert!(refused.is_ephemeral());
    assert_eq!(list.message().text(), before);
    let more = list.press("More like these").await;
    assert!(!more.is_ephemeral());
    scene.close().await;
}

#[tokio::test]
async fn what_is_not_for_somebody_is_shown_taken_along_and_taken_back() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let list = scene.says(&scene.alice, "/recommend", &[]).await;
    let menu = list.choose(0, "Goodfellas (1990)").await;
    menu.press("Not for me").await.message();
    let shown = scene.says(&scene.alice, "/privacy show", &[]).await;
    insta::assert_snapshot!(scene.text(&shown), @"
    (only alice sees this)
    | # What I keep about you
    | In this server:
    | • 3 films seen
    | • 3 ratings
    | • 1 film that is not for you
    |
    | Nothing in other servers.
    (For you after all …: Goodfellas (1990))
    [As a file] [Delete everything about me] [What is kept, and why]
    ");
    let file = shown.press("As a file").await;
    let json = String::from_utf8(file.message().file("reelated-about-you.json")).unwrap();
    assert!(
        json.contains("\"not_for_me\": [\n      {\n        \"film\": \"goodfellas-1990\""),
        "{json}"
    );
    let back = shown.choose(0, "Goodfellas (1990)").await;
    assert!(!scene.text(&back).contains("not for you"));
    let again = scene.says(&scene.alice, "/recommend", &[]).await;
    assert!(films(&again).contains(&"Goodfellas".to_owned()));
    scene.close().await;
}

#[tokio::test]
async fn a_list_works_after_a_restart() {
    let mut scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let list = scene.says(&scene.alice, "/recommend", &[]).await;
    let offered = films(&list);
    scene.restart().await;
    let menu = list.choose(0, "Goodfellas (1990)").await;
    assert_eq!(films(&menu), offered);
    scene.close().await;
}
