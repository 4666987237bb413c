//! Builds only if `vove-mrz` brings in neither the standard library, two panic handlers being a compile error, nor `alloc`,
//! which would ask for the global allocator that isn't here.

#![no_std]

use vove_mrz::{FieldName, Options, TD3, inspect, encode::{Style, encode}};

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// Uses what a firmware would.
#[unsafe(no_mangle)]
pub extern "C" fn writes_and_reads() -> bool {
    let mut buffer = [0; 90];
    let zone = encode(&TD3, &[(FieldName::Surname, "Eriksson")], &Style::default(), &mut buffer);
    let mut lines = [""; 2];
    lines.iter_mut().zip(zone.lines()).for_each(|(slot, line)| *slot = line);
    inspect(&lines, &Options::default()).is_valid()
}
