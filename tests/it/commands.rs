//! What a member reads, command by command, on a small made-up library.

use jiff::Timestamp;
use reelated::catalog::Catalog;
use reelated::cli::plain_text;
use reelated::command::{
    About, Call, ChannelId, Enclosed, Error, GuildId, Means, MessageId, Options, Permissions,
    Place, Reply, Request, Target, UserId, Value, answer, refuse,
};
use reelated::config::Database;
use reelated::library::{self, Source};
use reelated::locale::Locale;
use reelated::refusal::Refusal;
use reelated::settings::{Settings, SpoilerPolicy};
use reelated::state::State;
use reelated::store::Store;

mod columns;

const LIBRARY: &str = r#"
{"title":"The Harbour","year":1990,"directors":["Ada Brook"],"genres":["Crime","Drama"],"runtime_minutes":110,"rating":8.4,"reviewer":"Mo","summary":"A dock worker finds a suitcase. Slow and sure.","cast":[{"name":"Lena Voss","role":"Marta"},{"name":"Piet Hale","role":"The Clerk"},"Iris Moon"],"body":"It begins with fog. ||The clerk did it.|| It ends with rain.","series":"Harbour"}
{"title":"The Harbour II","year":1993,"directors":["Ada Brook"],"genres":["Crime"],"runtime_minutes":95,"rating":6,"cast":[{"name":"Lena Voss","role":"Marta"},{"name":"Piet Hale","role":"The Clerk"}],"body":"More fog.","series":"Harbour"}
{"title":"Lighthouse Blues","year":2001,"directors":["Tom Reed"],"genres":["Music"],"runtime_minutes":128,"rating":7.5,"cast":[{"name":"Lena Voss","role":"Herself"},"Carl Sand"],"body":"Songs. In the end the keeper drowns. Hum along."}
{"title":"Sand","year":2004,"directors":["Tom Reed"],"genres":["Western"],"cast":["Carl Sand"],"body":"Dust. In the end it rains.","spoilers":"as marked"}
{"title":"Alone","year":1950,"genres":["Drama"],"cast":["Nobody Else"],"body":"One man, one room."}
{"title":"Sand","year":1960,"cast":["Old Timer"]}
{"title":"Rumour","cast":["Iris Moon"],"body":"Perhaps it exists.","confirmed":false}
"#;

/// A listing among its series, and a long shelf of others.
fn listings() -> String {
    let mut library = String::from(
        r#"
{"title":"Pier","year":2001,"cast":[{"name":"Lena Voss","role":"Ada"}],"series":"Pier"}
{"title":"Pier II","year":2003,"directors":["Ada Brook"],"runtime_minutes":95,"cast":[{"name":"Lena Voss","role":"Ada"},{"name":"Carl Sand","role":"Tom"},"Iris Moon"],"series":"Pier"}
{"title":"Pier III","cast":["Lena Voss"],"series":"Pier","confirmed":false}
{"title":"Quay","year":1999,"cast":[{"name":"Carl Sand","role":"Old Tom"},"Iris Moon"],"body":"Fog.","rating":8}
{"title":"Rope","year":1985,"cast":["Iris Moon"],"body":"Knots.","rating":9}
{"title":"Sail","year":2002,"cast":["Carl Sand"]}
{"title":"Tide","cast":["Iris Moon"],"body":"Not out yet.","rating":10,"confirmed":false}
"#,
    );
    for (at, letter) in ('a'..='m').enumerate() {
        let year = 1950 + 5 * at;
        for title in ["Rain", "Sun"] {
            let film = format!(
                r#"{{"title":"{letter}. {title}","year":{year},"cast":["{letter} Nobody"]}}"#
            );
            library.push_str(&film);
            library.push('\n');
        }
    }
    library
}

fn catalog() -> Catalog {
    catalog_of(LIBRARY)
}

fn catalog_of(library: &str) -> Catalog {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("films.jsonl"), library).unwrap();
    let source = Source::Given(vec![place.path().to_owned()]);
    Catalog::new(
        library::load(&[source], |_| {})
            .expect("the made-up library is good")
            .reviews,
    )
}

fn call(request: Request) -> Call {
    Call {
        asker: UserId(1),
        permissions: Permissions::default(),
        own_permissions: Permissions::ALL,
        place: Place::Server {
            guild: GuildId(2),
            channel: ChannelId(3),
            thread_of: None,
            installed: true,
        },
        locale: Some(Locale::English),
        server_locale: Some(Locale::English),
        settings: Settings::default(),
        enclosed: Enclosed::default(),
        request,
    }
}

fn command(name: &str, options: &[(&str, Value)]) -> Request {
    let options = options
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    Request::Command {
        name: name.to_owned(),
        options: Options(options),
    }
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// A button of the asker's own message.
fn press(code: &str) -> Request {
    Request::Press {
        code: code.to_owned(),
        on: Target {
            message: MessageId(4),
            ours: true,
            asked_by: Some(UserId(1)),
            private: false,
        },
    }
}

/// What the call is answered with, as a member reads it.
fn read(call: &Call) -> String {
    read_in(&catalog(), call)
}

/// What it is answered with in another library.
fn read_in(catalog: &Catalog, call: &Call) -> String {
    match replied(catalog, call) {
        Ok(Reply::Say(message) | Reply::Change(message)) => plain_text(&message),
        Ok(Reply::Suggest(choices)) => choices
            .into_iter()
            .map(|choice| format!("{} = {}\n", choice.label, choice.value))
            .collect(),
        Ok(reply) => format!("{reply:?}"),
        Err(refusal) => plain_text(&refuse(&refusal, Locale::English.texts())),
    }
}

/// What the bot replies, in a server about which nothing is kept yet.
fn replied(catalog: &Catalog, call: &Call) -> Result<Reply, Refusal> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().build().unwrap();
    runtime.block_on(async {
        let place = tempfile::tempdir().unwrap();
        let database = Database::File(place.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        let clock = Box::new(|| Timestamp::UNIX_EPOCH);
        let state = State::new(store.clone(), clock, Settings::default());
        let means = Means {
            catalog,
            about: &About::default(),
            state: Some(&state),
            roll: 1,
        };
        let replied = answer(means, call).await;
        store.close().await;
        replied.map_err(|error| match error {
            Error::Refused(refusal) => refusal,
            error => panic!("{error:?}"),
        })
    })
}

/// What an ordinary member is answered.
fn answered(request: Request) -> String {
    read(&call(request))
}

#[test]
fn review_shows_a_card() {
    insta::assert_snapshot!(answered(command("review", &[("film", text("the harbour"))])), @"
    The Harbour (1990)
    ══════════════════

    A dock worker finds a suitcase. Slow and sure.

    Rating: ★★★★☆ 8.4 / 10
    Directed by: Ada Brook
    Running time: 1 h 50 m
    Genres: Crime, Drama
    Series: Harbour
    Cast:
      Lena Voss as Marta
      Piet Hale as The Clerk
      Iris Moon

    — Reviewed by Mo

    [Full review] [Related films] [A random film]
    ▾ Look up somebody in it …
      • Ada Brook: Director
      • Lena Voss: as Marta
      • Piet Hale: as The Clerk
      • Iris Moon
    [Seen it] [What members say] [Want to watch]
    ▾ Rate this film …
      • 10 · perfect
      • 9 · outstanding
      • 8 · very good
      • 7 · good
      • 6 · decent
      • 5 · middling
      • 4 · weak
      • 3 · poor
      • 2 · bad
      • 1 · unwatchable
    ");
}

#[test]
fn review_of_a_listing_says_so() {
    insta::assert_snapshot!(answered(command("review", &[("film", text("sand-1960"))])), @"
    Sand (1960)
    ═══════════

    Cast:
      Old Timer
    Nearest to it:
      Sand (2004)
      similar title; 44 years apart

    — Nobody has reviewed it here yet.

    (Full review) [Related films] [A random film]
    ▾ Look up somebody in it …
      • Old Timer
    ▾ Open one of these films …
      • Sand (2004): Tom Reed
    [Seen it] [What members say] [Want to watch]
    ▾ Rate this film …
      • 10 · perfect
      • 9 · outstanding
      • 8 · very good
      • 7 · good
      • 6 · decent
      • 5 · middling
      • 4 · weak
      • 3 · poor
      • 2 · bad
      • 1 · unwatchable
    ");
}

#[test]
fn review_asks_which_of_two() {
    insta::assert_snapshot!(answered(command("review", &[("film", text("Sand"))])), @"
    Several films are called Sand. Choose the one you mean.

    ▾ Did you mean …?
      • Sand (2004): Tom Reed
      • Sand (1960)
    ");
}

#[test]
fn review_opens_what_nearly_everybody_means() {
    let catalog = catalog_of(
        r#"
{"title":"Sand","year":2004,"cast":["Carl Sand"],"votes":12000}
{"title":"Sand","year":1960,"directors":["Tom Reed"],"votes":90}
"#,
    );
    let asked = call(command("review", &[("film", text("sand"))]));
    let answer = read_in(&catalog, &asked);
    let (card, menu) = answer.split_once("[Seen it]").unwrap();
    assert!(card.starts_with("Sand (2004)"), "{card}");
    let (_, menu) = menu.split_once('▾').unwrap();
    let (_, menu) = menu.split_once('▾').unwrap();
    insta::assert_snapshot!(menu, @"
     Other films by that name …
      • Sand (1960): Tom Reed
    ");
    let chosen = call(command("review", &[("film", text("sand-2004"))]));
    assert!(!read_in(&catalog, &chosen).contains("Other films"));
}

#[test]
fn review_knows_its_nearest() {
    insta::assert_snapshot!(answered(command("review", &[("film", text("harbuor"))])), @"
    Did you mean one of these? No film here is called exactly harbuor.

    ▾ Did you mean …?
      • The Harbour (1990): Ada Brook · 1 h 50 m · ★ 8.4
      • The Harbour II (1993): Ada Brook · 1 h 35 m · ★ 6
    ");
}

#[test]
fn an_unconfirmed_film_says_so() {
    insta::assert_snapshot!(answered(command("review", &[("film", text("rumour"))])), @"
    Rumour
    ══════

    Perhaps it exists.

    ⚠️ Not confirmed: no release of this film could be found.

    Rating: Not rated
    Cast:
      Iris Moon

    [Full review] [Related films] [A random film]
    ▾ Look up somebody in it …
      • Iris Moon
    [Seen it] [What members say] [Want to watch]
    ▾ Rate this film …
      • 10 · perfect
      • 9 · outstanding
      • 8 · very good
      • 7 · good
      • 6 · decent
      • 5 · middling
      • 4 · weak
      • 3 · poor
      • 2 · bad
      • 1 · unwatchable
    ");
}

#[test]
fn an_empty_option_is_refused() {
    insta::assert_snapshot!(answered(command("review", &[("film", text(" \u{200b} "))])), @"film is empty. Type something into it, then choose from the list.");
}

/// A full review, under a server's choice of what becomes of spoilers.
fn full_review(film: &str, spoilers: SpoilerPolicy) -> String {
    let mut call = call(press(&format!("read:{film}:0")));
    call.settings.spoilers = spoilers;
    read(&call)
}

#[test]
fn a_full_review_hides_its_spoilers() {
    insta::assert_snapshot!(full_review("the-harbour-1990", SpoilerPolicy::Hidden), @"
    The Harbour (1990)
    ══════════════════

    It begins with fog. [spoiler]

    — Reviewed by Mo

    [Open The Harbour]
    ");
    // A page beyond the last one is the last.
    assert_eq!(
        answered(press("read:the-harbour-1990:9")),
        full_review("the-harbour-1990", SpoilerPolicy::Hidden)
    );
    insta::assert_snapshot!(full_review("the-harbour-1990", SpoilerPolicy::LeftOut), @"
    The Harbour (1990)
    ══════════════════

    It begins with fog. […]

    — Reviewed by Mo

    [Open The Harbour]
    ");
    insta::assert_snapshot!(full_review("the-harbour-1990", SpoilerPolicy::Shown), @"
    The Harbour (1990)
    ══════════════════

    It begins with fog. The clerk did it. It ends with rain.

    — Reviewed by Mo

    [Open The Harbour]
    ");
}

#[test]
fn spoilers_that_nobody_marked_are_hidden_unless_the_author_objects() {
    insta::assert_snapshot!(full_review("lighthouse-blues-2001", SpoilerPolicy::Hidden), @"
    Lighthouse Blues (2001)
    ═══════════════════════

    Songs. [spoiler] Hum along.

    [Open Lighthouse Blues]
    ");
    insta::assert_snapshot!(full_review("lighthouse-blues-2001", SpoilerPolicy::LeftOut), @"
    Lighthouse Blues (2001)
    ═══════════════════════

    Songs. […] Hum along.

    [Open Lighthouse Blues]
    ");
    insta::assert_snapshot!(full_review("lighthouse-blues-2001", SpoilerPolicy::Shown), @"
    Lighthouse Blues (2001)
    ═══════════════════════

    Songs. In the end the keeper drowns. Hum along.

    [Open Lighthouse Blues]
    ");
    insta::assert_snapshot!(full_review("sand-2004", SpoilerPolicy::Hidden), @"
    Sand (2004)
    ═══════════

    Dust. In the end it rains.

    [Open Sand]
    ");
}

#[test]
fn random_says_how_many_fit() {
    insta::assert_snapshot!(answered(command("random", &[("genre", text("crime")), ("min_rating", Value::Number(5.0))])), @"
    🎲 Picked from the 2 films that fit: Crime, rated 5 or better.
    1 of 2 left.

    The Harbour II (1993)
    ═════════════════════

    More fog.

    Rating: ★★★☆☆ 6 / 10
    Directed by: Ada Brook
    Running time: 1 h 35 m
    Genres: Crime
    Series: Harbour
    Cast:
      Lena Voss as Marta
      Piet Hale as The Clerk

    [Another] [Full review] [Related films]
    [Seen it] [What members say] [Want to watch]
    ▾ Rate this film …
      • 10 · perfect
      • 9 · outstanding
      • 8 · very good
      • 7 · good
      • 6 · decent
      • 5 · middling
      • 4 · weak
      • 3 · poor
      • 2 · bad
      • 1 · unwatchable
    ");
}

#[test]
fn random_says_which_filter_to_loosen() {
    insta::assert_snapshot!(answered(command("random", &[("genre", text("crime, drama")), ("decade", text("2000s")), ("max_minutes", Value::Integer(200))])), @"
    No film fits all of that. Loosen decade: without it 1 film fits.
    • genre leaves out 5 films of 6
    • decade leaves out 4 films of 6
    • max_minutes leaves out 3 films of 6
    • 1 film left out, not confirmed as released

    [Any film at all]
    ");
}

#[test]
fn random_refuses_what_is_no_genre() {
    insta::assert_snapshot!(answered(command("random", &[("genre", text("crime, westen"))])), @"genre cannot be “westen”. Try Western.");
    insta::assert_snapshot!(answered(command("random", &[("decade", text("the olden days"))])), @"decade cannot be “the olden days”. Try 1990s, 1994, 90s.");
    insta::assert_snapshot!(answered(command("random", &[("min_rating", Value::Number(11.0))])), @"min_rating cannot be “11”. Try 0, 7.5, 10.");
}

#[test]
fn related_shares_cast_first() {
    insta::assert_snapshot!(answered(command("related", &[("film", text("the harbour"))])), @"
    Related to The Harbour (1990)
    ═════════════════════════════

    Its series: The Harbour II (1993)

    1. Lighthouse Blues (2001) · ★ 7.5
    shares Lena Voss (Marta → Herself)
    2. Rumour · not confirmed
    shares Iris Moon

    No shared cast, but close in other ways
    3. Alone (1950)
    both Drama; 40 years apart

    ▾ Open one of these films …
      • The Harbour II (1993): Ada Brook · 1 h 35 m · ★ 6
      • Lighthouse Blues (2001): Tom Reed · 2 h 8 m · ★ 7.5
      • Rumour: not confirmed
      • Alone (1950)
    [Why this order?] [Open The Harbour]
    ");
}

#[test]
fn related_to_two_films() {
    insta::assert_snapshot!(answered(command("related", &[("film", text("the harbour")), ("also", text("sand-2004"))])), @"
    Related to both The Harbour (1990) and Sand (2004)
    ══════════════════════════════════════════════════

    Its series: The Harbour II (1993)

    1. Lighthouse Blues (2001) · ★ 7.5
    shares Lena Voss (Marta → Herself) and Carl Sand; same director (Tom Reed)
    2. Rumour · not confirmed
    shares Iris Moon

    No shared cast, but close in other ways
    3. Sand (1960)
    similar title; 30 years apart
    4. Alone (1950)
    both Drama; 40 years apart

    ▾ Open one of these films …
      • The Harbour II (1993): Ada Brook · 1 h 35 m · ★ 6
      • Lighthouse Blues (2001): Tom Reed · 2 h 8 m · ★ 7.5
      • Rumour: not confirmed
      • Sand (1960)
      • Alone (1950)
    [Why this order?] [Open The Harbour]
    ");
}

#[test]
fn choosing_what_was_meant_keeps_the_second_film() {
    let asked = [("film", text("harbuor")), ("also", text("sand-2004"))];
    let refusal = replied(&catalog(), &call(command("related", &asked))).unwrap_err();
    let chosen: Vec<String> = refusal
        .offers
        .iter()
        .map(|offer| offer.action.encode())
        .collect();
    assert_eq!(
        chosen,
        [
            "rel:the-harbour-1990:sand-2004",
            "rel:the-harbour-ii-1993:sand-2004"
        ]
    );
}

#[test]
fn related_without_shared_cast_says_so() {
    insta::assert_snapshot!(answered(command("related", &[("film", text("alone"))])), @"
    Related to Alone (1950)
    ═══════════════════════

    No film here shares its cast. Close in other ways:
    1. The Harbour (1990) · ★ 8.4
    both Drama; 40 years apart

    ▾ Open one of these films …
      • The Harbour (1990): Ada Brook · 1 h 50 m · ★ 8.4
    [Why this order?] [Open Alone]
    ");
}

#[test]
fn why_this_order_says_what_counts_with_bars() {
    insta::assert_snapshot!(answered(press("why:the-harbour-1990:")), @"
    Why this order?
    ═══════════════

    The bar before a title says how near the film is, compared with the nearest; those below
    it say how much each thing counts, the same for every film. Whoever shares no cast
    stands behind those who do.

    ▰▰▰▰▰ Lighthouse Blues (2001)
    shared people ▰▰▰▰▰ · years ▰▰▰▰▱ · fame ▰▰▰▱▱ · rating ▰▱▱▱▱ · against it: genres ▰▰▱▱▱

    ▰▰▱▱▱ Rumour · not confirmed
    shared people ▰▰▰▰▰ · fame ▰▰▰▱▱

    ▰▰▱▱▱ Alone (1950)
    genres ▰▱▱▱▱ · years ▰▰▰▱▱ · fame ▰▰▰▱▱

    [The arithmetic]
    ");
}

#[test]
fn the_arithmetic_is_one_press_further() {
    insta::assert_snapshot!(answered(press("sum:the-harbour-1990:")), @"
    Why this order?
    ═══════════════

    Each shared person counts for how high both films bill them, little where they are only
    heard, and each of several a little less. The sum is multiplied by what else agrees or
    clashes, and by how well known and liked the film is.

    Lighthouse Blues (2001)
    Lena Voss 1.00 × genres 0.50 × years 4.37 × fame 2.94 × rating 1.30 = 8.34

    Rumour · not confirmed
    Iris Moon 0.82 × fame 2.94 = 2.40

    Alone (1950)
    genres 1.35 × years 2.33 × fame 2.94 = 9.24
    ");
}

#[test]
fn connect_draws_the_chain() {
    insta::assert_snapshot!(answered(command("connect", &[("from", text("the harbour")), ("to", text("sand-2004"))])), @"
    The Harbour (1990) → Sand (2004)
    ════════════════════════════════

    Connected in 2 steps.

    The Harbour (1990)
    ↓ Lena Voss (Marta → Herself)
    Lighthouse Blues (2001)
    ↓ Carl Sand and Tom Reed (director in both)
    Sand (2004)

    ▾ Open one of these films …
      • The Harbour (1990): Ada Brook · 1 h 50 m · ★ 8.4
      • Sand (2004): Tom Reed
      • Lighthouse Blues (2001): Tom Reed · 2 h 8 m · ★ 7.5
    ");
    insta::assert_snapshot!(answered(command("connect", &[("from", text("the harbour")), ("to", text("alone"))])), @"
    The Harbour (1990) → Alone (1950)
    ═════════════════════════════════

    No chain of shared people leads from The Harbour (1990) to Alone (1950) in this library.
    Use /related to see what each of them is close to.

    ▾ Open one of these films …
      • The Harbour (1990): Ada Brook · 1 h 50 m · ★ 8.4
      • Alone (1950)
    ");
    insta::assert_snapshot!(answered(command("connect", &[("from", text("alone")), ("to", text("alone"))])), @"These are the same film. Choose two different ones.");
}

#[test]
fn person_lists_films_and_company() {
    insta::assert_snapshot!(answered(command("person", &[("name", text("lena voss"))])), @"
    Lena Voss
    ═════════

    The Harbour (1990) · ★ 8.4 · as Marta
    Lighthouse Blues (2001) · ★ 7.5 · as Herself
    The Harbour II (1993) · ★ 6 · as Marta

    Most often with:
      Ada Brook · 2 films
      Piet Hale · 2 films

    — 3 films in this library

    ▾ Open one of these films …
      • The Harbour (1990): Ada Brook · 1 h 50 m · ★ 8.4
      • Lighthouse Blues (2001): Tom Reed · 2 h 8 m · ★ 7.5
      • The Harbour II (1993): Ada Brook · 1 h 35 m · ★ 6
    ");
    insta::assert_snapshot!(answered(command("person", &[("name", text("tom reed"))])), @"
    Tom Reed
    ════════

    Lighthouse Blues (2001) · ★ 7.5 · director
    Sand (2004) · director

    Most often with:
      Carl Sand · 2 films

    — 2 films in this library

    ▾ Open one of these films …
      • Lighthouse Blues (2001): Tom Reed · 2 h 8 m · ★ 7.5
      • Sand (2004): Tom Reed
    ");
    insta::assert_snapshot!(answered(command("person", &[("name", text("lena vos"))])), @"
    Did you mean one of these? Nobody here is called exactly lena vos.

    ▾ Did you mean …?
      • Lena Voss: 3 films, such as The Harbour (1990)
    ");
}

#[test]
fn a_whole_name_in_another_order_is_answered() {
    let person = |name: &str| answered(command("person", &[("name", text(name))]));
    assert_eq!(person("Voss, Lena"), person("Lena Voss"));
    let review = |film: &str| answered(command("review", &[("film", text(film))]));
    assert_eq!(review("harbour the"), review("The Harbour"));
    assert_eq!(review("II the harbour"), review("The Harbour II"));
}

#[test]
fn browse_pages_through_the_library() {
    insta::assert_snapshot!(answered(command("browse", &[("sort", text("newest"))])), @"
    The library
    ═══════════

    Sand (2004) · Western
    Lighthouse Blues (2001) · ★ 7.5 · Music
    The Harbour II (1993) · ★ 6 · Crime
    The Harbour (1990) · ★ 8.4 · Crime, Drama
    Alone (1950) · Drama
    Rumour · not confirmed

    — 6 films reviewed in this library

    ▾ Open one of these films …
      • Sand (2004): Tom Reed
      • Lighthouse Blues (2001): Tom Reed · 2 h 8 m · ★ 7.5
      • The Harbour II (1993): Ada Brook · 1 h 35 m · ★ 6
      • The Harbour (1990): Ada Brook · 1 h 50 m · ★ 8.4
      • Alone (1950)
      • Rumour: not confirmed
    [All 7 films]
    ");
    insta::assert_snapshot!(answered(command("browse", &[("genre", text("War"))])), @"
    No film fits all of that. Loosen genre: without it 7 films fit.
    • genre leaves out 7 films of 7

    [Any film at all]
    ");
}

#[test]
fn a_listing_shows_what_is_around_it() {
    let review = call(command("review", &[("film", text("pier ii"))]));
    insta::assert_snapshot!(read_in(&catalog_of(&listings()), &review), @"
    Pier II (2003)
    ══════════════

    Directed by: Ada Brook
    Running time: 1 h 35 m
    Cast:
      Lena Voss as Ada
      Carl Sand as Tom
      Iris Moon
    Series:
      Pier
      Pier (2001)
      Pier III · not confirmed
    Nearest to it:
      Quay (1999) · ★ 8
      shares Carl Sand (Tom → Old Tom) and Iris Moon
      Sail (2002)
      shares Carl Sand (here Tom)
      Rope (1985) · ★ 9
      shares Iris Moon
    Reviewed here, with people from its cast:
      Tide · not confirmed · ★ 10
      Iris Moon

    — Nobody has reviewed it here yet.

    (Full review) [Related films] [A random film]
    ▾ Look up somebody in it …
      • Ada Brook: Director
      • Lena Voss: as Ada
      • Carl Sand: as Tom
      • Iris Moon
    ▾ Open one of these films …
      • Pier (2001)
      • Pier III: not confirmed
      • Quay (1999): ★ 8
      • Sail (2002)
      • Rope (1985): ★ 9
      • Tide: not confirmed · ★ 10
    [Seen it] [What members say] [Want to watch]
    ▾ Rate this film …
      • 10 · perfect
      • 9 · outstanding
      • 8 · very good
      • 7 · good
      • 6 · decent
      • 5 · middling
      • 4 · weak
      • 3 · poor
      • 2 · bad
      • 1 · unwatchable
    ");
}

#[test]
fn a_long_library_is_jumped_through() {
    let browse = |options: &[(&str, Value)]| {
        read_in(&catalog_of(&listings()), &call(command("browse", options)))
    };
    insta::assert_snapshot!(browse(&[("sort", text("rating"))]), @"
    The library
    ═══════════

    Rope (1985) · ★ 9
    Quay (1999) · ★ 8

    — 2 films reviewed in this library

    ▾ Open one of these films …
      • Rope (1985): ★ 9
      • Quay (1999): ★ 8
    [All 31 films]
    ");
    insta::assert_snapshot!(read_in(&catalog_of(&listings()), &call(press("list:::t:2::a"))), @"
    The library
    ═══════════

    l. Rain (2005)
    l. Sun (2005)
    m. Rain (2010)
    m. Sun (2010)
    Pier (2001)
    Pier II (2003)
    Pier III · not confirmed
    Quay (1999) · ★ 8
    a. Rain (1950)
    Rope (1985) · ★ 9

    — 33 films in this library · Page 3 of 4

    ▾ Open one of these films …
      • l. Rain (2005)
      • l. Sun (2005)
      • m. Rain (2010)
      • m. Sun (2010)
      • Pier (2001)
      • Pier II (2003): Ada Brook · 1 h 35 m
      • Pier III: not confirmed
      • Quay (1999): ★ 8
      • a. Rain (1950)
      • Rope (1985): ★ 9
    ▾ Jump to a letter …
      • B, C, D, E, F: b. Rain (1955)
      • G, H, I, J, K: g. Rain (1980)
      • L, M, P, Q, R: l. Rain (2005)
      • S, T: Sail (2002)
    ▾ Choose a decade …
      • Every decade
      • 2010s · 2 films
      • 2000s · 7 films
      • 1990s · 5 films
      • 1980s · 5 films
      • 1970s · 4 films
      • 1960s · 4 films
      • 1950s · 4 films
    [Previous] [Next] [Reviewed films only]
    ");
    insta::assert_snapshot!(browse(&[("decade", text("1960s"))]), @"
    The library: 1960s
    ══════════════════

    c. Rain (1960)
    c. Sun (1960)
    d. Rain (1965)
    d. Sun (1965)
    Nobody has reviewed any of these here yet.

    — 4 films in this library

    ▾ Open one of these films …
      • c. Rain (1960)
      • c. Sun (1960)
      • d. Rain (1965)
      • d. Sun (1965)
    ▾ Choose a decade …
      • Every decade
      • 2010s · 2 films
      • 2000s · 7 films
      • 1990s · 5 films
      • 1980s · 5 films
      • 1970s · 4 films
      • 1960s · 4 films
      • 1950s · 4 films
    ");
}

#[test]
fn help_says_what_there_is() {
    insta::assert_snapshot!(answered(command("help", &[])), @"
    What Reelated can do
    ════════════════════

    I know films by their reviews and by who is in them. Ask me what a film is like, what to
    watch tonight, or what is related to a film you love.

    Commands
    /review — Read what a film is like
    /random — Pick a film at random
    /related — Find films that share cast with a film
    /connect — Find the shortest chain of shared people between two films
    /person — Show the films somebody is in, and with whom
    /browse — Page through the library
    /watchlist show — Keep lists of films to watch together
    /rate — Rate a film from 1 to 10, with a sentence if you like
    /seen — Page through the films you have seen
    /recommend — Find films you will like, by what you rated
    /taste — Show what I have understood of your taste, or how it meets another member's
    /top — Show what this server likes best
    /privacy show — See, export and delete what I keep about you
    /help — Show what this bot can do

    Buttons:
      Buttons and menus change an answer for whoever asked for it; anybody else who presses
      one gets a private copy. To remove an answer of yours, open its menu, then Apps and
      Delete this answer.
    Privacy:
      I see only the commands and buttons you use, never your messages. I keep what you tell
      me to: films you have seen, rated, want to watch, watched together or do not want to be
      offered, and who changed a server's settings. /privacy show lists it, /privacy delete
      deletes it; the button below says the rest.

    — 7 films, 6 reviews, 8 people · Reelated 0.1.0

    [What is kept, and why]
    ");
}

#[test]
fn completions_tell_films_apart() {
    let complete = |name: &str, option: &str, typed: &str| Request::Completion {
        name: name.to_owned(),
        options: Options(vec![(option.to_owned(), text(typed))]),
        focused: option.to_owned(),
    };
    insta::assert_snapshot!(answered(complete("review", "film", "sand")), @"
    Sand (2004) · Tom Reed = sand-2004
    Sand (1960) = sand-1960
    Lighthouse Blues (2001) · Tom Reed · 2 h 8 m = lighthouse-blues-2001
    ");
    // Enter takes the first choice: no other film than is meant, and nobody else.
    insta::assert_snapshot!(answered(complete("review", "film", "harbour blues")), @"
    harbour blues = harbour blues
    The Harbour (1990) · Ada Brook · 1 h 50 m = the-harbour-1990
    ");
    insta::assert_snapshot!(answered(complete("person", "name", "lena nobody")), @"
    lena nobody = lena nobody
    Lena Voss · 3 films, such as The Harbour (1990) = lena-voss
    Nobody Else · Alone (1950) = nobody-else
    ");
    insta::assert_snapshot!(answered(complete("person", "name", "voss")), @"Lena Voss · 3 films, such as The Harbour (1990) = lena-voss");
    insta::assert_snapshot!(answered(complete("random", "decade", "199")), @"1990s · 2 films = 1990s");
    insta::assert_snapshot!(answered(complete("random", "genre", "music, w")), @"
    Music, War = Music, War
    Music, Western = Music, Western
    ");
    insta::assert_snapshot!(answered(complete("frobnicate", "film", "x")), @"");
}

#[test]
fn old_and_unknown_things_are_refused_with_a_next_step() {
    insta::assert_snapshot!(answered(press("rand:zz")), @"This button is from another version of me. Use the command again to get a new one.");
    insta::assert_snapshot!(answered(press("film:gone-1999")), @"
    What this button was about is not in the library any more. Use the command again to see
    what is.
    ");
    insta::assert_snapshot!(answered(command("frobnicate", &[])), @"
    I do not know this command; it may be from another version of me. Reload Discord, or use
    /help to see what I can do.
    ");
    insta::assert_snapshot!(answered(Request::Unknown), @"
    I do not know this command; it may be from another version of me. Reload Discord, or use
    /help to see what I can do.
    ");
}

#[test]
fn german_members_are_answered_in_german() {
    let mut german = call(command("related", &[("film", text("the harbour"))]));
    german.server_locale = Some(Locale::German);
    insta::assert_snapshot!(read(&german), @"
    Verwandt mit The Harbour (1990)
    ═══════════════════════════════

    Aus derselben Reihe: The Harbour II (1993)

    1. Lighthouse Blues (2001) · ★ 7,5
    gemeinsam: Lena Voss (Marta → Herself)
    2. Rumour · unbestätigt
    gemeinsam: Iris Moon

    Ohne gemeinsame Besetzung, aber auf andere Weise nah dran
    3. Alone (1950)
    ebenfalls Drama; 40 Jahre auseinander

    ▾ Einen dieser Filme öffnen …
      • The Harbour II (1993): Ada Brook · 1 Std. 35 Min. · ★ 6
      • Lighthouse Blues (2001): Tom Reed · 2 Std. 8 Min. · ★ 7,5
      • Rumour: unbestätigt
      • Alone (1950)
    [Warum diese Reihenfolge?] [„The Harbour“ öffnen]
    ");
}
