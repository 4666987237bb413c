//! The personas and their data in the package.

use std::{fs, path::Path};

use vove_emulator::PERSONAS;

#[test]
fn there_is_a_persona_for_every_folder_of_the_data() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/personas");
    let mut folders: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    folders.sort();
    assert_eq!(folders, PERSONAS);
}
