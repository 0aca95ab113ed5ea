//! What members keep: theirs by server, theirs to delete.

use super::*;
use crate::film::Year;
use crate::member::{Kept, ListName, Noted, Period, Score, Sentence};
use crate::settings::Zone;

pub(super) fn asker(member: u64, second: i64) -> Asker {
    Asker {
        guild: GUILD,
        member: UserId(member),
        at: at(second),
    }
}

fn elsewhere(member: u64) -> Asker {
    Asker {
        guild: GuildId(2),
        ..asker(member, 1)
    }
}

pub(super) fn film(id: &str) -> Noted {
    Noted {
        film: FilmId::parse(id).unwrap(),
        title: format!("Title of {id}"),
    }
}

pub(super) fn score(score: u8) -> Score {
    Score::new(score).unwrap()
}

fn says(text: &str) -> Sentence {
    Sentence::parse(text).unwrap().unwrap()
}

fn noir() -> ListName {
    ListName::parse("Noir").unwrap()
}

/// One row at least in every table.
pub(super) async fn keep_everything(store: &Store) {
    let me = asker(7, 10);
    store
        .rate(me, &film("heat-1995"), score(9), Some(&says("Loud.")))
        .await
        .unwrap();
    store.create_list(GUILD, &noir()).await.unwrap();
    store.want(me, None, &film("ran-1985")).await.unwrap();
    store
        .want(me, Some(&noir()), &film("pi-1998"))
        .await
        .unwrap();
    let on = date(2026, 11, 21);
    store
        .watch(me, None, &film("up-2009"), on)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn a_rating_replaces_the_one_before_and_counts_as_seen() {
    on_each(async |store| {
        let heat = film("heat-1995");
        let first = store
            .rate(asker(7, 1), &heat, score(9), Some(&says("||x|| @everyone")))
            .await;
        assert_eq!(first.unwrap(), None);
        store
            .rate(asker(8, 2), &heat, score(4), None)
            .await
            .unwrap();
        store
            .rate(elsewhere(7), &heat, score(1), None)
            .await
            .unwrap();
        let again = store.rate(asker(7, 3), &heat, score(8), None).await;
        assert_eq!(again.unwrap(), Some(score(9)));
        let spread = store.spread(GUILD, &heat.film).await.unwrap();
        assert_eq!(spread.counts(), [0, 0, 0, 1, 0, 0, 0, 1, 0, 0]);
        assert_eq!(
            store.spreads(GUILD, &Period::EVER).await.unwrap(),
            [(heat.clone(), spread)]
        );
        let opinions = store.opinions(GUILD, &heat.film).await.unwrap();
        assert_eq!(opinions[0].member, UserId(7));
        // What was said stays until something else is.
        assert_eq!(opinions[0].sentence, Some(says("||x|| @everyone")));
        assert_eq!(opinions.len(), 2);
        assert!(store.say(asker(7, 3), &heat.film, None).await.unwrap());
        assert!(!store.say(asker(9, 3), &heat.film, None).await.unwrap());
        let opinions = store.opinions(GUILD, &heat.film).await.unwrap();
        assert_eq!(opinions[0].sentence, None);
        assert_eq!(store.seen(GUILD, UserId(7)).await.unwrap()[0].noted, heat);
        assert!(store.unrate(asker(7, 4), &heat.film).await.unwrap());
        assert!(!store.unrate(asker(7, 4), &heat.film).await.unwrap());
        assert_eq!(store.ratings(GUILD, UserId(7)).await.unwrap(), []);
        // That they have seen it is another matter.
        assert_eq!(store.seen(GUILD, UserId(7)).await.unwrap().len(), 1);
        assert_eq!(store.ratings(GuildId(2), UserId(7)).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_sentence_can_be_removed_and_the_score_stays() {
    on_each(async |store| {
        let heat = film("heat-1995");
        let bad = says("Something hostile.");
        store
            .rate(asker(7, 1), &heat, score(2), Some(&bad))
            .await
            .unwrap();
        let remove = async || store.remove_sentence(GUILD, &heat.film, UserId(7)).await;
        assert!(remove().await.unwrap());
        assert!(!remove().await.unwrap());
        let opinions = store.opinions(GUILD, &heat.film).await.unwrap();
        assert_eq!(
            (opinions[0].score, &opinions[0].sentence),
            (score(2), &None)
        );
    })
    .await;
}

#[tokio::test]
async fn what_this_process_rates_counts_at_once() {
    on_each(async |store| {
        let heat = film("heat-1995");
        let now = std::time::Instant::now();
        let raters = async |now| {
            let spread = store.recent_spread(GUILD, &heat.film, now).await;
            spread.unwrap().raters()
        };
        assert_eq!(raters(now).await, 0);
        let me = asker(7, 1);
        store.rate(me, &heat, score(9), None).await.unwrap();
        assert_eq!(raters(now).await, 1);
        store.forget_member(UserId(7), None).await.unwrap();
        assert_eq!(raters(now).await, 0);
        store.rate(me, &heat, score(9), None).await.unwrap();
        assert_eq!(raters(now).await, 1);
        // As another process would.
        raw(store, "DELETE FROM ratings").await;
        assert_eq!(raters(now).await, 1);
        assert_eq!(raters(now + cache::LIFETIME).await, 0);
        store.rate(me, &heat, score(9), None).await.unwrap();
        assert_eq!(raters(now).await, 1);
        store.unrate(me, &heat.film).await.unwrap();
        assert_eq!(raters(now).await, 0);
    })
    .await;
}

/// How long a card waits for its server's rating where nothing is remembered.
#[tokio::test]
#[ignore = "a measurement"]
async fn reading_a_rating_takes() {
    on_sqlite(async |store| {
        for number in 0..100 {
            for member in 1..=20 {
                let film = film(&format!("film-{number}"));
                store
                    .rate(asker(member, 1), &film, score(7), None)
                    .await
                    .unwrap();
            }
        }
        let ids: Vec<FilmId> = (0..100)
            .map(|number| film(&format!("film-{number}")).film)
            .collect();
        let mut times = Vec::new();
        for round in 0..2000 {
            let start = std::time::Instant::now();
            store.spread(GUILD, &ids[round % 100]).await.unwrap();
            times.push(start.elapsed());
        }
        times.sort();
        println!(
            "median {:?}, of 100 the slowest {:?}",
            times[1000], times[1980]
        );
        let remembered = std::time::Instant::now();
        store
            .recent_spread(GUILD, &ids[0], remembered)
            .await
            .unwrap();
        let start = std::time::Instant::now();
        for _ in 0..2000 {
            store
                .recent_spread(GUILD, &ids[0], remembered)
                .await
                .unwrap();
        }
        println!("remembered {:?}", start.elapsed() / 2000);
    })
    .await;
}

#[tokio::test]
async fn pressing_ten_times_keeps_one_row() {
    on_each(async |store| {
        let presses = (0..10).map(|press| {
            let store = store.clone();
            tokio::spawn(async move {
                let me = asker(7, press);
                store.see(me, &film("heat-1995")).await.unwrap()
            })
        });
        let mut new = 0;
        for press in presses.collect::<Vec<_>>() {
            new += usize::from(press.await.unwrap());
        }
        assert_eq!(new, 1);
        assert_eq!(count(store, "seen_films").await, 1);
        let heat = film("heat-1995").film;
        assert!(store.unsee(asker(7, 1), &heat).await.unwrap());
        assert!(!store.unsee(asker(7, 1), &heat).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_film_is_on_a_list_as_long_as_somebody_wants_it() {
    on_each(async |store| {
        let (ran, pi) = (film("ran-1985"), film("pi-1998"));
        let want = async |asker, film| store.want(asker, None, film).await.unwrap();
        assert_eq!(want(asker(7, 1), &ran).await, Wants::Noted(1));
        assert_eq!(want(asker(8, 2), &pi).await, Wants::Noted(1));
        assert_eq!(want(asker(8, 3), &ran).await, Wants::Noted(2));
        assert_eq!(want(asker(8, 4), &ran).await, Wants::Already);
        let wanted = store.wanted(GUILD, None).await.unwrap().unwrap();
        assert_eq!(wanted[0].noted, ran);
        assert_eq!(wanted[0].by, [(UserId(7), at(1)), (UserId(8), at(3))]);
        assert_eq!(wanted.len(), 2);
        let own = WhoseWish::Own;
        let unwant = async |asker, whose| {
            let left = store.unwant(asker, None, &ran.film, whose).await;
            left.unwrap()
        };
        assert_eq!(unwant(asker(9, 5), own).await, LeftList::Nothing);
        assert_eq!(unwant(asker(8, 5), own).await, LeftList::Done(1));
        let all = WhoseWish::Everybodys;
        assert_eq!(unwant(asker(9, 5), all).await, LeftList::Done(0));
        assert_eq!(store.wanted(GUILD, None).await.unwrap().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn lists_are_found_by_name_and_are_no_more_than_fit() {
    on_each(async |store| {
        let ran = film("ran-1985");
        let shouted = ListName::parse("NOIR!").unwrap();
        let nowhere = store.want(asker(7, 1), Some(&noir()), &ran).await;
        assert_eq!(nowhere.unwrap(), Wants::NoSuchList);
        assert_eq!(store.wanted(GUILD, Some(&noir())).await.unwrap(), None);
        let create = async |name: &ListName| store.create_list(GUILD, name).await.unwrap();
        assert_eq!(create(&noir()).await, Created::Made);
        assert_eq!(create(&shouted).await, Created::Exists);
        store.want(asker(7, 1), Some(&shouted), &ran).await.unwrap();
        assert!(store.wanted(GUILD, None).await.unwrap().unwrap().is_empty());
        for number in 1..24 {
            let name = ListName::parse(&format!("List {number}")).unwrap();
            assert_eq!(create(&name).await, Created::Made);
        }
        let more = ListName::parse("One more").unwrap();
        assert_eq!(create(&more).await, Created::TooMany);
        assert_eq!(store.lists(GUILD).await.unwrap().len(), 24);
        assert!(store.remove_list(GUILD, &noir()).await.unwrap());
        assert!(!store.remove_list(GUILD, &noir()).await.unwrap());
        assert_eq!(count(store, "wanted_films").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_list_holds_five_hundred_films() {
    on_each(async |store| {
        let rows: Vec<String> = (0..500)
            .map(|number| format!("(-1, 0, 'film-{number}', 7, 'Film', 1)"))
            .collect();
        raw(store, "INSERT INTO servers (id, revision) VALUES (-1, 1)").await;
        raw(
            store,
            &format!(
                "INSERT INTO wanted_films (server, list, film, member, title, wanted_at) \
                 VALUES {}",
                rows.join(", ")
            ),
        )
        .await;
        let want = async |id: &str| store.want(asker(8, 1), None, &film(id)).await.unwrap();
        assert_eq!(want("ran-1985").await, Wants::Full);
        // What is on it already takes no room.
        assert_eq!(want("film-7").await, Wants::Noted(2));
    })
    .await;
}

#[tokio::test]
async fn what_was_watched_leaves_the_list_and_has_who_was_there() {
    on_each(async |store| {
        let ran = film("ran-1985");
        store.want(asker(7, 1), None, &ran).await.unwrap();
        store.want(asker(8, 1), None, &ran).await.unwrap();
        let on = date(2026, 11, 20);
        let entry = store.watch(asker(7, 2), None, &ran, on).await.unwrap();
        let entry = entry.unwrap();
        assert!(store.wanted(GUILD, None).await.unwrap().unwrap().is_empty());
        for _ in 0..2 {
            let there = store.was_there(asker(9, 3), entry).await.unwrap();
            assert_eq!(there, Some(ran.clone()));
        }
        assert_eq!(store.was_there(elsewhere(9), entry).await.unwrap(), None);
        let earlier = date(2026, 11, 19);
        let pi = film("pi-1998");
        store.watch(asker(7, 4), None, &pi, earlier).await.unwrap();
        let history = store.watched(GUILD).await.unwrap();
        assert_eq!((&history[0].noted, history[0].on), (&ran, on));
        assert_eq!(history[0].by, [UserId(7), UserId(9)]);
        assert_eq!(history[1].noted, pi);
        assert_eq!(store.seen(GUILD, UserId(9)).await.unwrap().len(), 1);
        assert!(store.seen(GUILD, UserId(8)).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_a_server_likes_best_is_counted_by_year() {
    on_each(async |store| {
        let (ran, pi) = (film("ran-1985"), film("pi-1998"));
        let utc = Zone::parse("UTC").unwrap();
        let year = |year| Period::of_year(Year::new(year).unwrap(), &utc);
        // The last second of 1970, and the first of 1971.
        let (before, after) = (31_535_999, 31_536_000);
        for (member, second) in [(7, before), (8, after)] {
            let member = asker(member, second);
            store.rate(member, &ran, score(9), None).await.unwrap();
            store.want(member, None, &ran).await.unwrap();
        }
        store.create_list(GUILD, &noir()).await.unwrap();
        for list in [None, Some(&noir())] {
            store.want(asker(9, before), list, &pi).await.unwrap();
        }
        store.want(asker(7, before), None, &pi).await.unwrap();
        store.want(asker(8, before), None, &pi).await.unwrap();
        store.want(elsewhere(7), None, &ran).await.unwrap();
        let raters = async |within| {
            let spreads = store.spreads(GUILD, &within).await.unwrap();
            let raters = spreads.iter().map(|(_, spread)| spread.raters());
            raters.collect::<Vec<_>>()
        };
        assert_eq!(raters(Period::EVER).await, [2]);
        assert_eq!(raters(year(1970)).await, [1]);
        assert_eq!(raters(year(1971)).await, [1]);
        assert_eq!(raters(year(1972)).await, [0; 0]);
        let wanted = async |within| store.most_wanted(GUILD, &within).await.unwrap();
        // Wanted on two lists is wanted by one member.
        let all = [(pi.clone(), 3), (ran.clone(), 2)];
        assert_eq!(wanted(Period::EVER).await, all);
        assert_eq!(wanted(year(1971)).await, [(ran.clone(), 1)]);
        for (film, on) in [
            (&ran, date(2025, 12, 31)),
            (&pi, date(2026, 1, 1)),
            (&ran, date(2026, 12, 31)),
        ] {
            store.watch(asker(7, 1), None, film, on).await.unwrap();
        }
        let watched = async |within| store.most_watched(GUILD, &within).await.unwrap();
        let all = [(ran.clone(), 2), (pi.clone(), 1)];
        assert_eq!(watched(Period::EVER).await, all);
        assert_eq!(watched(year(2026)).await, [(pi, 1), (ran.clone(), 1)]);
        assert_eq!(watched(year(2025)).await, [(ran, 1)]);
    })
    .await;
}

#[tokio::test]
async fn a_member_sees_and_deletes_all_that_is_kept_of_them() {
    on_each(async |store| {
        keep_everything(store).await;
        let heat = film("heat-1995");
        store
            .rate(elsewhere(7), &heat, score(3), None)
            .await
            .unwrap();
        store
            .rate(asker(8, 1), &heat, score(5), None)
            .await
            .unwrap();
        set(store, 5, PRIVATE).await.unwrap();
        let here = store.kept_about(UserId(7), Some(GUILD)).await.unwrap();
        let [kept] = &here[..] else {
            panic!("one server");
        };
        let Kept {
            server,
            seen,
            ratings,
            wanted,
            watched,
            changed_settings,
        } = kept;
        assert_eq!(*server, GUILD);
        assert_eq!((seen.len(), ratings.len(), wanted.len()), (2, 1, 2));
        assert_eq!(ratings[0].sentence, Some(says("Loud.")));
        let lists: Vec<_> = wanted.iter().map(|wish| wish.list.clone()).collect();
        assert!(lists.contains(&None) && lists.contains(&Some(noir())));
        assert_eq!(watched[0].on, date(2026, 11, 21));
        assert_eq!(changed_settings[..], [at(5)]);
        assert_eq!(store.kept_about(UserId(7), None).await.unwrap().len(), 2);

        let gone = store.forget_member(UserId(7), Some(GUILD)).await.unwrap();
        assert_eq!((gone.servers, gone.entries), (1, 7));
        let left = store.kept_about(UserId(7), None).await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].server, GuildId(2));
        // At once out of the averages; nobody else's is touched.
        let spread = store.spread(GUILD, &heat.film).await.unwrap();
        assert_eq!(spread.raters(), 1);
        assert_eq!(store.history(GUILD).await.unwrap()[0].who, Some(UserId(0)));
        let gone = store.forget_member(UserId(7), None).await.unwrap();
        assert_eq!((gone.servers, gone.entries), (1, 2));
        assert!(store.kept_about(UserId(7), None).await.unwrap().is_empty());
        let nobody = store.forget_member(UserId(7), None).await.unwrap();
        assert_eq!((nobody.servers, nobody.entries), (0, 0));
        assert_eq!(store.kept_about(UserId(8), None).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn every_table_that_names_a_member_is_deleted_from() {
    let steps = migrations::STEPS.map(|(.., sql)| sql).join("\n");
    let tables = steps.split("CREATE TABLE ").skip(1).filter(|table| {
        let is_about = |line: &str| {
            let line = line.trim_start();
            line.starts_with("member ") || line.starts_with("made_by ")
        };
        table.lines().any(is_about)
    });
    let names: Vec<&str> = tables.filter_map(|table| table.split(' ').next()).collect();
    // Whoever adds one adds it to what is shown and deleted, and to PRIVACY.md.
    assert_eq!(
        names,
        [
            "changes",
            "seen_films",
            "ratings",
            "wanted_films",
            "watched_by"
        ]
    );
}

#[tokio::test]
async fn ten_thousand_entries_are_read_and_deleted() {
    on_sqlite(async |store| {
        raw(store, "INSERT INTO servers (id, revision) VALUES (-1, 1)").await;
        raw(
            store,
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) \
             INSERT INTO seen_films (server, member, film, title, seen_at) \
             SELECT -1, 7, 'film-' || i, 'Film', i FROM n",
        )
        .await;
        assert_eq!(store.seen(GUILD, UserId(7)).await.unwrap().len(), 10_000);
        let gone = store.forget_member(UserId(7), None).await.unwrap();
        assert_eq!(gone.entries, 10_000);
    })
    .await;
}
