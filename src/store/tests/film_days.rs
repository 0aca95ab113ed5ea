//! The film of the day: claimed once, refusals counted.

use super::*;

#[tokio::test]
async fn a_day_is_claimed_once() {
    on_each(async |store| {
        let day = date(2026, 11, 21);
        let claims = (0..8).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.claim_day(GUILD, day, at(0)).await.unwrap() })
        });
        let mut won = 0;
        for claim in claims.collect::<Vec<_>>() {
            won += usize::from(claim.await.unwrap());
        }
        assert_eq!(won, 1);
        assert!(store.claim_day(GuildId(1), day, at(0)).await.unwrap());
        store.give_day_back(GUILD, day).await.unwrap();
        assert!(store.claim_day(GUILD, day, at(0)).await.unwrap());
        store
            .settle_day(GUILD, day, DayOutcome::Posted)
            .await
            .unwrap();
        store.give_day_back(GUILD, day).await.unwrap();
        assert!(!store.claim_day(GUILD, day, at(0)).await.unwrap());
        // A month later the row is not needed any more.
        let later = at(32 * 24 * 60 * 60);
        assert!(
            store
                .claim_day(GUILD, date(2026, 12, 23), later)
                .await
                .unwrap()
        );
        assert_eq!(count(store, "film_days").await, 2);
    })
    .await;
}

#[tokio::test]
async fn refusals_in_a_row_are_counted() {
    on_each(async |store| {
        let settle = async |day: i8, outcome| {
            let day = date(2026, 11, day);
            store.claim_day(GUILD, day, at(0)).await.unwrap();
            store.settle_day(GUILD, day, outcome).await.unwrap()
        };
        set(store, 0, CHANNEL).await.unwrap();
        assert_eq!(settle(1, DayOutcome::Refused).await, 1);
        assert_eq!(settle(2, DayOutcome::Posted).await, 0);
        assert_eq!(settle(3, DayOutcome::Refused).await, 1);
        assert_eq!(settle(4, DayOutcome::Refused).await, 2);
        assert_eq!(settle(5, DayOutcome::Refused).await, 3);
        set(store, 0, Setting::FilmChannel(Some(ChannelId(6))))
            .await
            .unwrap();
        assert_eq!(settle(6, DayOutcome::Refused).await, 1);
    })
    .await;
}

#[tokio::test]
async fn servers_with_a_film_of_the_day_are_listed() {
    on_each(async |store| {
        set(store, 0, PRIVATE).await.unwrap();
        assert!(store.film_servers().await.unwrap().is_empty());
        set(store, 0, CHANNEL).await.unwrap();
        let chosen: Chosen = [PRIVATE, CHANNEL].into_iter().collect();
        assert_eq!(store.film_servers().await.unwrap(), [(GUILD, chosen)]);
        store.note_removal(GUILD, at(0)).await.unwrap();
        assert!(store.film_servers().await.unwrap().is_empty());
        store.note_presence(GUILD).await.unwrap();
        set(store, 0, Setting::FilmChannel(None)).await.unwrap();
        assert!(store.film_servers().await.unwrap().is_empty());
    })
    .await;
}
