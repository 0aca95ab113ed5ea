//! What members keep: theirs by server, theirs to delete.

use super::*;
use crate::film::Year;
use crate::member::{
    Created, Kept, LeftList, List, ListName, Noted, Noting, Period, Score, Sentence, Wanted, Wants,
    Which, WhoseWish,
};
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

pub(super) fn named_noir() -> Which {
    Which::Named(noir())
}

pub(super) fn noir() -> ListName {
    ListName::parse("Noir").unwrap()
}

/// A row at least in every table, but for the one of default lists.
pub(super) async fn keep_everything(store: &Store) {
    let me = asker(7, 10);
    store
        .rate(me, &film("heat-1995"), score(9), Some(&says("Loud.")))
        .await
        .unwrap();
    store.create_list(GUILD, &noir(), false).await.unwrap();
    store
        .want(me, &Which::Default, &film("ran-1985"))
        .await
        .unwrap();
    store
        .want(me, &named_noir(), &film("pi-1998"))
        .await
        .unwrap();
    let on = date(2026, 11, 21);
    let wish = store.want(me, &Which::Default, &film("up-2009")).await;
    wish.unwrap();
    store
        .watch(me, &Which::Default, &film("up-2009").film, Some("Up"), on)
        .await
        .unwrap()
        .unwrap();
    store.decline(me, &film("cats-2019")).await.unwrap();
    let wish = store.want(me, &Which::Default, &film("saw-2004")).await;
    wish.unwrap();
    let (saw, everybodys) = (film("saw-2004").film, WhoseWish::Everybodys);
    let withdrawn = store.unwant(me, &Which::Default, &saw, everybodys);
    withdrawn.await.unwrap().unwrap();
}

#[tokio::test]
async fn who_agrees_most_is_read_and_whoever_disagrees_is_not() {
    on_each(async |store| {
        let rate = async |member: u64, films: &[(&str, u8)]| {
            for (id, points) in films {
                let film = film(id);
                let kept = store.rate(asker(member, 1), &film, score(*points), None);
                kept.await.unwrap();
            }
        };
        rate(1, &[("heat-1995", 9), ("gigli-2003", 2)]).await;
        rate(2, &[("heat-1995", 10), ("gigli-2003", 1), ("ran-1985", 8)]).await;
        rate(3, &[("heat-1995", 1), ("gigli-2003", 10), ("up-2009", 9)]).await;
        rate(4, &[("ran-1985", 9)]).await;
        let own = elsewhere(5);
        let kept = store.rate(own, &film("heat-1995"), score(9), None).await;
        kept.unwrap();
        let similar = store.similar(GUILD, &[UserId(1)]).await.unwrap();
        let read: Vec<Vec<(&str, u8)>> = similar
            .iter()
            .map(|rated| {
                rated
                    .iter()
                    .map(|(film, score)| (film.as_str(), score.get()))
                    .collect()
            })
            .collect();
        assert_eq!(
            read,
            [[("gigli-2003", 1), ("heat-1995", 10), ("ran-1985", 8)]]
        );
        // Those who ask together are not others.
        let together = store.similar(GUILD, &[UserId(1), UserId(2)]).await.unwrap();
        let kept: Vec<usize> = together.iter().map(Vec::len).collect();
        assert_eq!(kept, [1]);
    })
    .await;
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
        assert_eq!(opinions[0].rated.sentence, Some(says("||x|| @everyone")));
        assert_eq!(opinions.len(), 2);
        assert!(store.say(asker(7, 3), &heat.film, None).await.unwrap());
        assert!(!store.say(asker(9, 3), &heat.film, None).await.unwrap());
        let opinions = store.opinions(GUILD, &heat.film).await.unwrap();
        assert_eq!(opinions[0].rated.sentence, None);
        assert_eq!(store.seen(GUILD, UserId(7)).await.unwrap()[0].0.noted, heat);
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
            (opinions[0].rated.score, &opinions[0].rated.sentence),
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

/// What came of wanting a film on a list that is there.
async fn want(store: &Store, asker: Asker, which: &Which, film: &Noted) -> Wants {
    store.want(asker, which, film).await.unwrap().unwrap().1
}

/// The films of a list that is there.
async fn wanted(store: &Store, which: &Which) -> Vec<Wanted> {
    store.wanted(GUILD, which).await.unwrap().unwrap().1
}

const DEFAULT: Which = Which::Default;

#[tokio::test]
async fn a_film_is_on_a_list_as_long_as_somebody_wants_it() {
    on_each(async |store| {
        let (ran, pi) = (film("ran-1985"), film("pi-1998"));
        let want = async |asker, film| want(store, asker, &DEFAULT, film).await;
        assert_eq!(want(asker(7, 1), &ran).await, Wants::Noted(1));
        assert_eq!(want(asker(8, 2), &pi).await, Wants::Noted(1));
        assert_eq!(want(asker(8, 3), &ran).await, Wants::Noted(2));
        assert_eq!(want(asker(8, 4), &ran).await, Wants::Already);
        let films = wanted(store, &DEFAULT).await;
        assert_eq!(films[0].noted, ran);
        assert_eq!(films[0].by, [(UserId(7), at(1)), (UserId(8), at(3))]);
        assert_eq!(films.len(), 2);
        let unwant = async |asker, whose| {
            let left = store.unwant(asker, &DEFAULT, &ran.film, whose).await;
            left.unwrap().unwrap().1
        };
        let done = |left, number| LeftList::Done {
            film: ran.clone(),
            left,
            number,
        };
        let (own, all) = (WhoseWish::Own, WhoseWish::Everybodys);
        assert_eq!(unwant(asker(9, 5), own).await, LeftList::Nothing(2));
        assert_eq!(unwant(asker(8, 5), own).await, done(1, 6));
        want(asker(9, 5), &ran).await;
        assert_eq!(unwant(asker(9, 5), all).await, done(0, 8));
        assert_eq!(unwant(asker(9, 5), all).await, LeftList::Nothing(0));
        assert_eq!(wanted(store, &DEFAULT).await.len(), 1);
        // Everybody's wishes come back as they were, once, and somebody's newer one stays.
        want(asker(9, 9), &ran).await;
        let back = async || store.bring_back(asker(9, 9), 8).await.unwrap();
        let (list, film) = back().await.unwrap();
        assert_eq!((list.number, &film), (List::FIRST, &ran));
        let films = wanted(store, &DEFAULT).await;
        let again = films.iter().find(|wanted| wanted.noted == ran).unwrap();
        assert_eq!(again.by, [(UserId(7), at(1)), (UserId(9), at(9))]);
        assert_eq!(back().await, None);
        // After a day they are forgotten.
        assert_eq!(unwant(asker(9, 10), all).await, done(0, 12));
        let late = store.bring_back(asker(9, 90_000), 12).await;
        assert_eq!(late.unwrap(), None);
        want(asker(9, 100_000), &ran).await;
        assert_eq!(unwant(asker(9, 100_000), all).await, done(0, 14));
        assert_eq!(store.bring_back(asker(9, 100_000), 12).await.unwrap(), None);
        assert!(
            store
                .bring_back(
                    Asker {
                        guild: GuildId(2),
                        ..asker(9, 100_000)
                    },
                    14
                )
                .await
                .unwrap()
                .is_none()
        );
        assert!(
            store
                .bring_back(asker(9, 100_000), 14)
                .await
                .unwrap()
                .is_some()
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_not_for_somebody_is_noted_once_and_taken_back() {
    on_each(async |store| {
        let cats = film("cats-2019");
        assert!(store.decline(asker(7, 1), &cats).await.unwrap());
        assert!(!store.decline(asker(7, 2), &cats).await.unwrap());
        let experience = store.experience(GUILD, UserId(7)).await.unwrap();
        assert_eq!(experience.declined, std::slice::from_ref(&cats.film));
        assert_eq!(
            store.declined_films(GuildId(2), UserId(7)).await.unwrap(),
            []
        );
        assert_eq!(store.declined_films(GUILD, UserId(8)).await.unwrap(), []);
        assert!(!store.accept(asker(8, 3), &cats.film).await.unwrap());
        assert!(store.accept(asker(7, 3), &cats.film).await.unwrap());
        assert_eq!(store.declined_films(GUILD, UserId(7)).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_rating_stands_beside_what_was_seen() {
    on_each(async |store| {
        let (heat, ran) = (film("heat-1995"), film("ran-1985"));
        store.see(asker(7, 1), &ran).await.unwrap();
        store
            .rate(asker(7, 2), &heat, score(9), None)
            .await
            .unwrap();
        store.rate(asker(8, 2), &ran, score(3), None).await.unwrap();
        let seen = store.seen(GUILD, UserId(7)).await.unwrap();
        let seen: Vec<_> = seen
            .iter()
            .map(|(seen, score)| (&seen.noted, *score))
            .collect();
        assert_eq!(seen, [(&heat, Some(score(9))), (&ran, None)]);
    })
    .await;
}

#[tokio::test]
async fn lists_are_found_by_name_and_are_no_more_than_fit() {
    on_each(async |store| {
        let ran = film("ran-1985");
        let shouted = ListName::parse("NOIR!").unwrap();
        let nowhere = store.want(asker(7, 1), &named_noir(), &ran).await;
        assert_eq!(nowhere.unwrap(), None);
        assert_eq!(store.wanted(GUILD, &named_noir()).await.unwrap(), None);
        let create = async |name: &ListName| store.create_list(GUILD, name, false).await.unwrap();
        assert!(matches!(create(&noir()).await, Created::Made(_)));
        assert_eq!(create(&shouted).await, Created::Exists);
        want(store, asker(7, 1), &Which::Named(shouted), &ran).await;
        assert!(wanted(store, &DEFAULT).await.is_empty());
        for number in 1..24 {
            let name = ListName::parse(&format!("List {number}")).unwrap();
            assert!(matches!(create(&name).await, Created::Made(_)));
        }
        let more = ListName::parse("One more").unwrap();
        assert_eq!(create(&more).await, Created::TooMany);
        assert_eq!(store.lists(GUILD).await.unwrap().len(), 25);
        let remove = async || store.remove_list(GUILD, &named_noir()).await.unwrap();
        assert_eq!(remove().await.unwrap().name, Some(noir()));
        assert_eq!(remove().await, None);
        assert_eq!(count(store, "wanted_films").await, 0);
    })
    .await;
}

#[tokio::test]
async fn one_list_is_meant_where_none_is_named() {
    on_each(async |store| {
        let default = async || store.wanted(GUILD, &DEFAULT).await.unwrap().unwrap().0;
        assert_eq!(default().await.number, List::FIRST);
        let made = store.create_list(GUILD, &noir(), true).await.unwrap();
        assert_eq!(Created::Made(default().await), made);
        want(store, asker(7, 1), &DEFAULT, &film("ran-1985")).await;
        assert_eq!(wanted(store, &named_noir()).await.len(), 1);
        let first = Which::Numbered(List::FIRST);
        store.make_default(GUILD, &first).await.unwrap().unwrap();
        assert_eq!(default().await.name, None);
        assert_eq!(
            store
                .make_default(GUILD, &Which::Numbered(99))
                .await
                .unwrap(),
            None
        );
        // A default list that goes leaves the first one in its place.
        store
            .make_default(GUILD, &named_noir())
            .await
            .unwrap()
            .unwrap();
        store.remove_list(GUILD, &DEFAULT).await.unwrap().unwrap();
        assert_eq!(default().await.number, List::FIRST);
        // The first list is only emptied.
        want(store, asker(7, 1), &DEFAULT, &film("ran-1985")).await;
        store.remove_list(GUILD, &first).await.unwrap().unwrap();
        assert!(wanted(store, &DEFAULT).await.is_empty());
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
        let want = async |id: &str| want(store, asker(8, 1), &DEFAULT, &film(id)).await;
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
        want(store, asker(7, 1), &DEFAULT, &ran).await;
        want(store, asker(8, 1), &DEFAULT, &ran).await;
        let on = date(2026, 11, 20);
        let watch = async |asker, film: &Noted, on| {
            let title = Some(film.title.as_str());
            let noting = store.watch(asker, &DEFAULT, &film.film, title, on).await;
            match noting.unwrap().unwrap() {
                Noting::Done(entry) => entry,
                Noting::NotListed => panic!("it has a title"),
            }
        };
        let entry = watch(asker(7, 2), &ran, on).await;
        assert!(wanted(store, &DEFAULT).await.is_empty());
        for _ in 0..2 {
            assert!(store.was_there(asker(9, 3), entry).await.unwrap());
        }
        assert!(!store.was_there(elsewhere(9), entry).await.unwrap());
        let pi = film("pi-1998");
        let other = watch(asker(7, 4), &pi, date(2026, 11, 19)).await;
        // Who notes the same film on the same day was there, too.
        assert_eq!(watch(asker(10, 5), &ran, on).await, entry);
        let history = store.watched(GUILD).await.unwrap();
        assert_eq!((&history[0].noted, history[0].on), (&ran, on));
        assert_eq!(history[0].by, [7, 9, 10].map(UserId));
        assert_eq!(history[1].noted, pi);
        assert_eq!(store.seen(GUILD, UserId(9)).await.unwrap().len(), 1);
        assert!(store.seen(GUILD, UserId(8)).await.unwrap().is_empty());

        // What has left the library is called what the list calls it.
        let lola = film("lola-1981");
        let nameless = async || {
            let noting = store
                .watch(asker(7, 5), &DEFAULT, &lola.film, None, on)
                .await;
            noting.unwrap().unwrap()
        };
        assert_eq!(nameless().await, Noting::NotListed);
        want(store, asker(8, 5), &DEFAULT, &lola).await;
        let Noting::Done(third) = nameless().await else {
            panic!("it is on the list");
        };
        assert_eq!(store.watched(GUILD).await.unwrap()[0].noted, lola);
        store.remove_watched(GUILD, third).await.unwrap();
        // What was only thought to be watched is wanted as before, by whom and since when.
        let back = wanted(store, &DEFAULT).await;
        assert_eq!((back.len(), &back[0].noted), (1, &lola));
        assert_eq!(back[0].by, [(UserId(8), at(5))]);
        store
            .unwant(asker(8, 5), &DEFAULT, &lola.film, WhoseWish::Own)
            .await
            .unwrap();

        store.was_not_there(asker(9, 6), entry).await.unwrap();
        // Nobody was there any more.
        store.was_not_there(asker(7, 6), other).await.unwrap();
        let history = store.watched(GUILD).await.unwrap();
        assert_eq!(history.len(), 1);
        assert_eq!(history[0].by, [7, 10].map(UserId));
        assert!(store.remove_watched(GUILD, entry).await.unwrap());
        assert!(!store.remove_watched(GUILD, entry).await.unwrap());
        assert_eq!(count(store, "watched_by").await, 0);
        let back = wanted(store, &DEFAULT).await;
        assert_eq!((back.len(), back[0].by.len()), (1, 2));
        // Wishes on a list that is gone are gone.
        store.create_list(GUILD, &noir(), false).await.unwrap();
        want(store, asker(8, 7), &named_noir(), &pi).await;
        let noting = store
            .watch(asker(7, 7), &named_noir(), &pi.film, None, on)
            .await;
        let Some(Noting::Done(last)) = noting.unwrap() else {
            panic!("it is on the list");
        };
        store.remove_list(GUILD, &named_noir()).await.unwrap();
        store.was_not_there(asker(7, 8), last).await.unwrap();
        assert_eq!(count(store, "wanted_films").await, 2);
        assert_eq!(count(store, "fulfilled_wishes").await, 0);
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
            want(store, member, &DEFAULT, &ran).await;
        }
        store.create_list(GUILD, &noir(), false).await.unwrap();
        for list in [DEFAULT, named_noir()] {
            want(store, asker(9, before), &list, &pi).await;
        }
        want(store, asker(7, before), &DEFAULT, &pi).await;
        want(store, asker(8, before), &DEFAULT, &pi).await;
        want(store, elsewhere(7), &DEFAULT, &ran).await;
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
            let title = Some(film.title.as_str());
            let noting = store
                .watch(asker(7, 1), &DEFAULT, &film.film, title, on)
                .await;
            assert!(matches!(noting, Ok(Some(Noting::Done(_)))));
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
            ended_wishes,
            not_for_me,
            watched,
            changed_settings,
        } = kept;
        assert_eq!(*server, GUILD);
        assert_eq!((seen.len(), ratings.len(), wanted.len()), (2, 1, 2));
        let ended: Vec<_> = ended_wishes
            .iter()
            .map(|wish| &wish.noted.title[..])
            .collect();
        assert_eq!(ended, ["Title of saw-2004", "Title of up-2009"]);
        assert_eq!(not_for_me[0].noted, film("cats-2019"));
        assert_eq!(ratings[0].sentence, Some(says("Loud.")));
        let lists: Vec<_> = wanted.iter().map(|wish| wish.list.clone()).collect();
        assert!(lists.contains(&None) && lists.contains(&Some(noir())));
        assert_eq!(watched[0].on, date(2026, 11, 21));
        assert_eq!(changed_settings[..], [at(5)]);
        assert_eq!(store.kept_about(UserId(7), None).await.unwrap().len(), 2);

        let gone = store.forget_member(UserId(7), Some(GUILD)).await.unwrap();
        assert_eq!((gone.servers, gone.entries), (1, 10));
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
            "watched_by",
            "fulfilled_wishes",
            "declined_films",
            "withdrawn_wishes"
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

#[tokio::test]
async fn a_server_with_many_rows_is_forgotten_in_portions() {
    on_each(async |store| {
        raw(
            store,
            "INSERT INTO servers (id, revision, removed_at) VALUES (1, 1, 0), (2, 1, NULL)",
        )
        .await;
        for (table, columns, values) in [
            ("seen_films", "seen_at", "i"),
            ("ratings", "score, rated_at", "5, i"),
        ] {
            let sql = format!(
                "INSERT INTO {table} (server, member, film, title, {columns}) \
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5001) \
                 SELECT id, i, 'heat-1995', 'Heat', {values} FROM n, servers"
            );
            raw(store, &sql).await;
        }
        let later = Timestamp::UNIX_EPOCH + KEPT_AFTER_REMOVAL;
        assert_eq!(store.forget_removed(later).await.unwrap(), 1);
        for (table, rows) in [("servers", 1), ("seen_films", 5001), ("ratings", 5001)] {
            assert_eq!(count(store, table).await, rows, "{table}");
        }
    })
    .await;
}
