use std::time::Duration;

use vove_emulator::RetrySchedule;

#[test]
fn c19_deliveries_are_repeated_as_the_sender_publishes_it() {
    let schedule = RetrySchedule::svix();
    let pauses: Vec<Duration> = (1..).map_while(|attempt| schedule.pause_before(attempt)).collect();
    assert_eq!(pauses.len(), 8, "attempts");
    assert_eq!(pauses.iter().sum::<Duration>(), Duration::from_secs(99_305), "about 27.6 hours");
}
