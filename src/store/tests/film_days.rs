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
            won += usize::from(claim.await.unwrap() == Claim::Ours);
        }
        assert_eq!(won, 1);
        let claim = async |guild, day, at| store.claim_day(guild, day, at).await.unwrap();
        assert_eq!(claim(GuildId(1), day, at(0)).await, Claim::Ours);
        store.give_day_back(GUILD, day).await.unwrap();
        assert_eq!(claim(GUILD, day, at(0)).await, Claim::Ours);
        store
            .settle_day(GUILD, day, DayOutcome::Posted)
            .await
            .unwrap();
        store.give_day_back(GUILD, day).await.unwrap();
        assert_eq!(claim(GUILD, day, at(100)).await, Claim::Over);
        // A month later the row is not needed any more.
        let later = at(32 * 24 * 60 * 60);
        let next = date(2026, 12, 23);
        assert_eq!(claim(GUILD, next, later).await, Claim::Ours);
        assert_eq!(count(store, "film_days").await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_unconfirmed_claim_is_taken_again_while_its_nonce_is_known() {
    on_each(async |store| {
        let day = date(2026, 11, 21);
        // Of two processes, at these seconds.
        let claims = async |second| {
            let claim = || store.claim_day(GUILD, day, at(second));
            let (one, other) = tokio::join!(claim(), claim());
            [one.unwrap(), other.unwrap()]
        };
        let won = |claims: [Claim; 2]| claims.iter().filter(|claim| **claim == Claim::Ours).count();
        assert_eq!(won(claims(0).await), 1);
        assert_eq!(claims(59).await, [Claim::Unconfirmed; 2]);
        assert_eq!(won(claims(60).await), 1);
        assert_eq!(claims(119).await, [Claim::Unconfirmed; 2]);
        // What came of the first try is not known, so that nobody may begin anew.
        store.give_day_back(GUILD, day).await.unwrap();
        assert_eq!(claims(119).await, [Claim::Unconfirmed; 2]);
        assert_eq!(won(claims(120).await), 1);
        assert_eq!(claims(121).await, [Claim::Over; 2]);

        let next = date(2026, 11, 22);
        let claim = async |second| store.claim_day(GUILD, next, at(second)).await.unwrap();
        assert_eq!(claim(0).await, Claim::Ours);
        assert_eq!(claim(180).await, Claim::Over, "it counts as posted");
        assert_eq!(claim(3600).await, Claim::Over);
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
        let named = async || store.servers_with_channels().await.unwrap().len();
        assert_eq!(named().await, 1);
        set(store, 0, Setting::FilmChannel(None)).await.unwrap();
        assert!(store.film_servers().await.unwrap().is_empty());
        assert_eq!(named().await, 0);
        let public = |ids: &[u64]| Setting::Channels(ids.iter().copied().map(ChannelId).collect());
        set(store, 0, public(&[5])).await.unwrap();
        assert_eq!(named().await, 1);
        set(store, 0, public(&[])).await.unwrap();
        assert_eq!(named().await, 0);
    })
    .await;
}
