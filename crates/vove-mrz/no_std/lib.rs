//! Links only if `vove-mrz` uses neither the standard library, whose panic handler would be a second one, nor `alloc`,
//! which needs a global allocator that this crate doesn't have.

#![no_std]

use vove_mrz::{
    FieldName, Options, TD3,
    encode::{Style, encode},
    inspect,
};

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// Writes a zone and reads it again.
#[unsafe(no_mangle)]
pub extern "C" fn writes_and_reads() -> bool {
    let mut buffer = [0; 90];
    let zone = encode(&TD3, &[(FieldName::Surname, "Eriksson")], &Style::default(), &mut buffer);
    let mut lines = [""; 2];
    lines.iter_mut().zip(zone.lines()).for_each(|(slot, line)| *slot = line);
    inspect(&lines, &Options::default()).is_valid()
}
