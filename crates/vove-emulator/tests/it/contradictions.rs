//! The API's documentation contradicts itself in 27 known places. This is the one about retries.

use std::time::Duration;

use vove_emulator::RetrySchedule;

#[test]
fn c19_deliveries_are_retried_on_the_published_schedule_of_svix() {
    let schedule = RetrySchedule::svix();
    let delays: Vec<Duration> = (1..).map_while(|attempt| schedule.delay_before(attempt)).collect();
    assert_eq!(delays.len(), 8, "attempts");
    assert_eq!(delays.iter().sum::<Duration>(), Duration::from_secs(99_305), "about 27.6 hours");
}
