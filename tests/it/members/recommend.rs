//! What members are recommended, and what a server likes best.

use fake_discord::Member;
use reelated::film::{FilmId, Genre};
use reelated::locale::Locale;
use reelated::member::{Noted, Score, Wants, Which};
use reelated::settings::{FilmOfTheDay, Settings, Zone};
use reelated::snowflake::UserId;
use reelated::store::Asker;

use crate::bundled::BUNDLED;
use crate::scene::Scene;

/// Some moment.
const NOON: &str = "2026-11-21T12:00:00Z";

impl Scene {
    /// A member at this time.
    pub(super) fn asker_at(&self, member: &Member, at: &str) -> Asker {
        Asker {
            at: at.parse().unwrap(),
            ..self.asker(member)
        }
    }

    /// Has a member rate films.
    pub(super) async fn rates(&self, member: &Member, ratings: &[(&str, u8)]) {
        let asker = self.asker(member);
        for (film, score) in ratings {
            let score = Score::new(*score).unwrap();
            self.store
                .rate(asker, &noted(film), score, None)
                .await
                .unwrap();
        }
    }

    async fn wants(&self, member: &Member, film: &Noted, at: &str) {
        let asker = self.asker_at(member, at);
        let wanted = self.store.want(asker, &Which::Default, film).await;
        assert!(matches!(wanted.unwrap(), Some((_, Wants::Noted(_)))));
    }

    async fn watches(&self, film: &str, on: &str) {
        let film = noted(film);
        let asker = self.asker(&self.alice);
        let (title, on) = (Some(film.title.as_str()), on.parse().unwrap());
        let list = Which::Default;
        let watched = self.store.watch(asker, &list, &film.film, title, on);
        watched.await.unwrap().unwrap();
    }
}

/// A mention as Discord sends it.
pub(super) fn mention(member: &Member) -> String {
    format!("<@{}>", member.id())
}

/// A film as it would be noted, whether the library has it or not.
pub(super) fn noted(film: &str) -> Noted {
    let film = FilmId::parse(film).unwrap();
    let known = BUNDLED.reviews.iter().find(|review| review.film.id == film);
    match known {
        Some(review) => Noted::from(&review.film),
        None => Noted {
            title: format!("The {film}"),
            film,
        },
    }
}

/// Whoever likes crime films with Al Pacino, and whoever likes *Alien*.
pub(super) const CRIME: [(&str, u8); 3] = [
    ("heat-1995", 9),
    ("scarface-1983", 8),
    ("casablanca-1942", 5),
];
pub(super) const SPACE: [(&str, u8); 3] =
    [("alien-1979", 10), ("aliens-1986", 9), ("heat-1995", 3)];

// As in production, where what computes for long makes room for others.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_reads_whom_films_suit_and_for_whom_they_are_a_stretch() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    scene.rates(&scene.bob, &SPACE).await;
    // As a client sends it, with an older form, an id by itself, and some of it twice.
    let [alice, bob, carol] = [&scene.alice, &scene.bob, &scene.carol].map(Member::id);
    let with = format!("<@{bob}><@!{carol}>, {bob} <@{alice}>");
    let films = scene
        .says(&scene.alice, "/recommend", &[("with", &with)])
        .await;
    assert!(!films.is_ephemeral());
    insta::assert_snapshot!(scene.text(&films), @"
    | # Films for all of you
    | For <@alice>, <@bob> and <@carol>:
    | 1. **Blade Runner** (1982) · ★ 9
    | <@alice> gave *Heat* a 9: Drama and Thriller again
    | <@bob> gave *Alien* a 10: Ridley Scott again
    | 2. **Jurassic Park** (1993) · ★ 8.4
    | <@alice> gave *Heat* a 9: Thriller of the 1990s again
    | <@bob> gave *Alien* a 10: Science Fiction again
    | 3. **The Matrix** (1999) · ★ 8
    | <@alice> gave *Heat* a 9: Action of the 1990s again
    | <@bob> gave *Aliens* a 9: Action and Science Fiction again
    | 4. **Ran** (1985) · ★ 8.7
    | <@alice> gave *Heat* a 9: Action and Drama again
    | <@bob> gave *Aliens* a 9: Action of the 1980s again
    | 5. **Star Wars** (1977) · ★ 8.7
    | <@bob> gave *Alien* a 10: Science Fiction of the 1970s again
    | a stretch for <@alice>
    |
    | I cannot tell yet what <@carol> likes: 3 more rated films would tell me.
    | - What you have rated or seen is left out. The more you rate, the better I know you.
    (Seen it? Want it? Not for you? Choose a film …: Blade Runner (1982) / Jurassic Park (1993) / The Matrix (1999) / Ran (1985) / Star Wars (1977))
    [More like these] [Why this order?] [Rate a few films]
    ");
    // What one of them has seen is nothing for all.
    let carol = scene.asker_at(&scene.carol, NOON);
    scene.store.see(carol, &noted("ran-1985")).await.unwrap();
    let others = scene
        .says(&scene.alice, "/recommend", &[("with", &with)])
        .await;
    assert!(!scene.text(&others).contains("**Ran**"));
    // Somebody else's press leaves the list as it is.
    let menu = others.message().text();
    let copy = scene.bob.choose(&others.message(), 0, "The Matrix (1999)");
    assert!(copy.await.is_ephemeral());
    assert_eq!(others.message().text(), menu);
    scene.close().await;
}

#[tokio::test]
async fn a_german_member_reads_german() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let alice = scene.alice.clone().locale("de");
    let own = alice.slash(&scene.channel, "/recommend", &[]).await;
    insta::assert_snapshot!(scene.text(&own), @"
    (only alice sees this)
    | # Filme für dich
    | 1. **Pulp Fiction** (1994) · ★ 8,4
    | *Heat* hat von dir 9 Punkte: wieder Krimi und Drama aus den 1990ern
    | 2. **Goodfellas** (1990) · ★ 8,9
    | *Heat* hat von dir 9 Punkte: wieder Robert De Niro
    | 3. **Se7en** (1995) · ★ 8,1
    | *Heat* hat von dir 9 Punkte: wieder Krimi und Thriller aus den 1990ern
    | 4. **The Godfather** (1972) · ★ 9,4
    | *Heat* (9) und *Scarface* (8) haben dir gefallen: wieder Al Pacino, und noch besser
    | 5. **Trainspotting** (1996) · ★ 8,5
    | *Scarface* hat von dir 8 Punkte: wieder Krimi und Drama
    | - Was schon bewertet oder gesehen ist, fehlt hier. Je mehr bewertet ist, desto besser passt es.
    (Gesehen? Gewünscht? Nichts für dich? Wähle einen Film …: Pulp Fiction (1994) / Goodfellas (1990) / Se7en (1995) / The Godfather (1972) / Trainspotting (1996))
    [Mehr davon] [Warum diese Reihenfolge?]
    ");
    scene.close().await;
}

#[tokio::test]
async fn what_a_server_leaves_out_is_not_recommended() {
    let left_out = Settings {
        genres_left_out: [Genre::Crime].into_iter().collect(),
        ..Settings::default()
    };
    let scene = Scene::with(left_out).await;
    scene.rates(&scene.alice, &CRIME).await;
    let films = scene.says(&scene.alice, "/recommend", &[]).await;
    insta::assert_snapshot!(scene.text(&films), @"
    (only alice sees this)
    | # Films for you
    | 1. **Saving Private Ryan** (1998) · ★ 7.3
    | You gave *Heat* a 9: Tom Sizemore again
    | 2. **Fight Club** (1999) · ★ 8.1
    | You gave *Heat* a 9: Drama and Thriller of the 1990s again
    | 3. **The Prestige** (2006) · ★ 8.7
    | You gave *Heat* a 9: Drama and Thriller again
    | 4. **Blade Runner** (1982) · ★ 9
    | You gave *Heat* a 9: Drama and Thriller again
    | 5. **Ran** (1985) · ★ 8.7
    | You gave *Heat* a 9: Action and Drama again
    | - What you have rated or seen is left out. The more you rate, the better I know you.
    (Seen it? Want it? Not for you? Choose a film …: Saving Private Ryan (1998) / Fight Club (1999) / The Prestige (2006) / Blade Runner (1982) / Ran (1985))
    [More like these] [Why this order?]
    ");
    scene.close().await;
    let nothing = Settings {
        genres_left_out: Genre::ALL.into_iter().collect(),
        ..Settings::default()
    };
    let scene = Scene::with(nothing).await;
    scene.rates(&scene.alice, &CRIME).await;
    let films = scene.says(&scene.alice, "/recommend", &[]).await;
    insta::assert_snapshot!(scene.text(&films), @"
    (only alice sees this)
    | # Films for you
    | Nothing that is left here suits what you rated. Rate a few more films with `/rate`, or let `/random` surprise you.
    | - What you have rated or seen is left out. The more you rate, the better I know you.
    [More like these, off] [Why this order?, off]
    ");
    scene.close().await;
}

#[tokio::test]
async fn who_is_no_member_or_one_too_many_is_refused() {
    let scene = Scene::open().await;
    for (with, refused) in [
        ("@everyone", "@everyone"),
        ("<@&123>", "<@&123>"),
        ("<#123>", "<#123>"),
        ("alice", "alice"),
        ("<@1> <@x>", "<@x>"),
        ("99999999999999999999", "99999999999999999999"),
    ] {
        let answer = scene
            .says(&scene.alice, "/recommend", &[("with", with)])
            .await;
        assert!(answer.is_ephemeral());
        let text = scene.text(&answer).replace('\\', "");
        assert!(
            text.contains(&format!("whom you mean by **{refused}**")),
            "{text}"
        );
    }
    let with = scene
        .says(&scene.alice, "/recommend", &[("with", "bob <@2>")])
        .await;
    insta::assert_snapshot!(scene.text(&with), @"
    (only alice sees this)
    | I do not know whom you mean by **bob**. Type @ and choose each person from the list that opens.
    ");
    let five = scene.says(
        &scene.alice,
        "/recommend",
        &[("with", "<@1> <@2> <@3> <@4> <@5>")],
    );
    insta::assert_snapshot!(scene.text(&five.await), @"
    (only alice sees this)
    | More than 5 tastes are hard to please at once. Name at most 4 others.
    ");
    // Five with the asker, twice.
    let with = format!("<@1> <@2> <@3> <@4> <@1> {}", mention(&scene.alice));
    let five = scene
        .says(&scene.alice, "/recommend", &[("with", &with)])
        .await;
    assert!(scene.text(&five).contains("What do you all like?"));
    let alone = scene.alice.dm();
    let dm = scene.alice.slash(&alone, "/recommend", &[]).await;
    insta::assert_snapshot!(scene.text(&dm), @"
    (only alice sees this)
    | What members keep belongs to a server. Use this in a server's channel.
    ");
    scene.close().await;
}

#[tokio::test]
async fn one_ten_does_not_win_and_two_ratings_do_not_count() {
    let scene = Scene::open().await;
    let empty = scene.says(&scene.alice, "/top", &[]).await;
    assert!(!empty.is_ephemeral());
    insta::assert_snapshot!(scene.text(&empty), @"
    | # Best rated in this server
    | No film has three ratings of members here yet. Rate what you have seen with `/rate`, and ask others to.
    [Most wanted] [Most watched]
    ");
    let rate = async |member, film, score| {
        let asker = Asker {
            member: UserId(member),
            ..scene.asker_at(&scene.alice, NOON)
        };
        let score = Score::new(score).unwrap();
        let rated = scene.store.rate(asker, &noted(film), score, None).await;
        assert_eq!(rated.unwrap(), None);
    };
    for member in 1..=10 {
        rate(member, "heat-1995", 9).await;
        rate(member, "scarface-1983", 1).await;
    }
    for member in 1..=3 {
        rate(member, "gone-1900", 10).await;
    }
    for member in 1..=2 {
        rate(member, "alien-1979", 10).await;
    }
    let top = scene.says(&scene.alice, "/top", &[("by", "rated")]).await;
    insta::assert_snapshot!(scene.text(&top), @"
    | # Best rated in this server
    | 1. **Heat** (1995) · **9** / 10 · 10 ratings
    | 2. **The gone-1900** · **10** / 10 · 3 ratings
    | 3. **Scarface** (1983) · **1** / 10 · 10 ratings
    | - Three ratings at least; the fewer there are, the nearer a film is put to the average
    (Open one of these films …: Heat (1995) / Scarface (1983))
    [Most wanted] [Most watched]
    ");
    let card = top.choose(0, "Heat (1995)").await;
    assert!(scene.text(&card).contains("This server"));
    let lone = scene.says(&scene.alice, "/top", &[("year", "2025")]).await;
    insta::assert_snapshot!(scene.text(&lone), @"
    | # Best rated in this server, by the ratings of 2025
    | In 2025 no film got three ratings here. Leave `year` out to see all years.
    [Most wanted] [Most watched]
    ");
    scene.close().await;
}

#[tokio::test]
async fn a_server_pages_through_what_it_wants_and_watched() {
    let scene = Scene::open().await;
    let films = BUNDLED
        .reviews
        .iter()
        .map(|review| Noted::from(&review.film));
    let films: Vec<Noted> = films.take(12).collect();
    for film in &films {
        scene.wants(&scene.alice, film, NOON).await;
    }
    scene.wants(&scene.bob, &films[11], NOON).await;
    scene.wants(&scene.carol, &films[11], NOON).await;
    scene.wants(&scene.bob, &noted("gone-1900"), NOON).await;
    let top = scene.says(&scene.alice, "/top", &[("by", "wanted")]).await;
    insta::assert_snapshot!(scene.text(&top), @"
    | # Most wanted in this server
    | 1. **35 Shots of Rum** (2008) · 3 members want it
    | 2. **12 Angry Men** (1957) · one member wants it
    | 3. **12 Years a Slave** (2013) · one member wants it
    | 4. **13th** (2016) · one member wants it
    | 5. **1917** (2019) · one member wants it
    | 6. **2001: A Space Odyssey** (1968) · one member wants it
    | 7. **2012** (2009) · one member wants it
    | 8. **2046** (2004) · one member wants it
    | 9. **21 Jump Street** (2012) · one member wants it
    | 10. **28 Days Later** (2002) · one member wants it
    | - Page 1 of 2
    (Open one of these films …: 35 Shots of Rum (2008) / 12 Angry Men (1957) / 12 Years a Slave (2013) / 13th (2016) / 1917 (2019) / 2001: A Space Odyssey (1968) / 2012 (2009) / 2046 (2004) / 21 Jump Street (2012) / 28 Days Later (2002))
    [Previous, off] [Next]
    [Best rated] [Most watched]
    ");
    // Somebody else's press is answered to them alone.
    let copy = scene.bob.press(&top.message(), "Next").await;
    assert!(copy.is_ephemeral());
    let next = top.press("Next").await;
    assert!(!next.is_ephemeral());
    insta::assert_snapshot!(scene.text(&next), @"
    | # Most wanted in this server
    | 11. **3 Idiots** (2009) · one member wants it
    | 12. **300** (2007) · one member wants it
    | 13. **The gone-1900** · one member wants it
    | - Page 2 of 2
    (Open one of these films …: 3 Idiots (2009) / 300 (2007))
    [Previous] [Next, off]
    [Best rated] [Most watched]
    ");
    for (film, on) in [
        ("heat-1995", "2025-12-31"),
        ("heat-1995", "2026-01-01"),
        ("heat-1995", "2026-11-20"),
        ("alien-1979", "2026-11-21"),
        ("gone-1900", "2026-11-21"),
        ("gone-1900", "2026-11-22"),
    ] {
        scene.watches(film, on).await;
    }
    let watched = next.press("Most watched").await;
    insta::assert_snapshot!(scene.text(&watched), @"
    | # Most watched in this server
    | 1. **Heat** (1995) · watched 3 times
    | 2. **The gone-1900** · watched twice
    | 3. **Alien** (1979) · watched once
    (Open one of these films …: Heat (1995) / Alien (1979))
    [Best rated] [Most wanted]
    ");
    let year = scene
        .says(&scene.alice, "/top", &[("by", "watched"), ("year", "2026")])
        .await;
    insta::assert_snapshot!(scene.text(&year), @"
    | # Most watched in this server, by the film nights of 2026
    | 1. **The gone-1900** · watched twice
    | 2. **Heat** (1995) · watched twice
    | 3. **Alien** (1979) · watched once
    (Open one of these films …: Heat (1995) / Alien (1979))
    [Best rated] [Most wanted]
    ");
    let nothing = year.press("Best rated").await;
    insta::assert_snapshot!(scene.text(&nothing), @"
    | # Best rated in this server, by the ratings of 2026
    | In 2026 no film got three ratings here. Leave `year` out to see all years.
    [Most wanted] [Most watched]
    ");
    scene.close().await;
}

#[tokio::test]
async fn a_year_is_one_by_the_servers_own_clock() {
    let tokyo = Settings {
        film_of_the_day: FilmOfTheDay {
            zone: Zone::parse("Asia/Tokyo").unwrap(),
            ..FilmOfTheDay::default()
        },
        language: Some(Locale::German),
        ..Settings::default()
    };
    let scene = Scene::with(tokyo).await;
    // In Tokyo it is the new year already.
    scene
        .wants(&scene.alice, &noted("heat-1995"), "2025-12-31T23:30:00Z")
        .await;
    let wanted = async |year| {
        let options = [("by", "wanted"), ("year", year)];
        scene.text(&scene.says(&scene.alice, "/top", &options).await)
    };
    insta::assert_snapshot!(wanted("2026").await, @"
    | # Auf diesem Server am meisten gewünscht, nach den Wünschen von 2026
    | 1. **Heat** (1995) · ein Mitglied will ihn sehen
    (Einen dieser Filme öffnen …: Heat (1995))
    [Am besten bewertet] [Am häufigsten gesehen]
    ");
    insta::assert_snapshot!(wanted("2025").await, @"
    | # Auf diesem Server am meisten gewünscht, nach den Wünschen von 2025
    | 2025 kam kein Film auf eine Liste, der noch darauf steht. Lass `year` weg, um alle Jahre zu sehen.
    [Am besten bewertet] [Am häufigsten gesehen]
    ");
    scene.close().await;
}

#[tokio::test]
async fn why_a_list_is_in_its_order_is_said_in_words_and_then_in_figures() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &CRIME).await;
    let films = scene.says(&scene.alice, "/recommend", &[]).await;
    let why = films.press("Why this order?").await;
    assert!(why.is_ephemeral());
    insta::assert_snapshot!(scene.text(&why), @"
    (only alice sees this)
    | # Why this order?
    | The long bar says how well a film suits you overall, the short ones how much each thing speaks for it or against it, on one scale for the whole list. The best comes first; the last may be one that you would not have found alone.
    |
    | **Pulp Fiction** (1994) · ▰▰▰▰▰▰▰▰▰▰
    | when it was made ▰▰▰▰▰ · its genres ▰▰▰▱▱ · how well known it is ▰▰▱▱▱ · its review ▰▰▱▱▱
    |
    | **Goodfellas** (1990) · ▰▰▰▰▰▰▰▰▰▰
    | when it was made ▰▰▰▰▰ · its genres ▰▰▰▱▱ · its review ▰▰▱▱▱ · how well known it is ▰▱▱▱▱ · its cast ▰▱▱▱▱
    |
    | **Se7en** (1995) · ▰▰▰▰▰▰▰▰▰▰
    | when it was made ▰▰▰▰▰ · how well known it is ▰▰▱▱▱ · its genres ▰▰▱▱▱ · its review ▰▰▱▱▱
    |
    | **The Godfather** (1972) · ▰▰▰▰▰▰▰▰▰▱
    | its genres ▰▰▰▱▱ · when it was made ▰▰▰▱▱ · its review ▰▰▱▱▱ · how well known it is ▰▱▱▱▱ · its cast ▰▱▱▱▱
    |
    | **Trainspotting** (1996) · ▰▰▰▰▰▰▰▰▰▱
    | when it was made ▰▰▰▰▰ · its genres ▰▰▰▱▱ · its review ▰▰▱▱▱ · against it: how well known it is ▰▱▱▱▱
    [The arithmetic]
    ");
    let sums = why.press("The arithmetic").await;
    insta::assert_snapshot!(scene.text(&sums), @"
    (only alice sees this)
    | # Why this order?
    | Each thing has a number; the higher a film's sum for a member, the earlier it comes in that member's own order. Of a series the first that is left stands for the others.
    |
    | **Pulp Fiction** (1994)
    | when it was made 2.19 + its genres 1.04 + how well known it is 0.65 + its review 0.57 = **4.44**
    |
    | **Goodfellas** (1990)
    | when it was made 1.90 + its genres 1.27 + its review 0.72 + how well known it is 0.35 + its cast 0.19 = **4.43**
    |
    | **Se7en** (1995)
    | when it was made 2.32 + how well known it is 0.83 + its genres 0.71 + its review 0.48 = **4.34**
    |
    | **The Godfather** (1972)
    | its genres 1.27 + when it was made 1.13 + its review 0.87 + how well known it is 0.39 + its cast 0.31 = **3.96**
    |
    | **Trainspotting** (1996)
    | when it was made 2.13 + its genres 1.04 + its review 0.60 − how well known it is 0.07 = **3.70**
    ");
    scene.close().await;
}
