//! Rust's toml_edit and toml, talking as Rounds.swift does.

use std::io::{BufRead, Write};

#[repr(C)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}

extern "C" {
    fn clock_gettime(clock: i32, time: *mut Timespec) -> i32;
}

/// The processor time of this process.
fn now() -> i64 {
    const CLOCK_PROCESS_CPUTIME_ID: i32 = 2;
    let mut time = Timespec { seconds: 0, nanoseconds: 0 };
    unsafe { clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    time.seconds * 1_000_000_000 + time.nanoseconds
}

fn run(work: &str, source: &str) -> String {
    if work == "values" {
        return match source.parse::<toml::Value>() {
            Ok(_) => "valid".into(),
            Err(_) => "invalid".into(),
        };
    }
    match source.parse::<toml_edit::Document>() {
        Ok(document) if work == "print" => document.to_string().len().to_string(),
        Ok(_) => "valid".into(),
        Err(_) => "invalid".into(),
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (work, path) = (&arguments[1], &arguments[2]);
    let source = std::fs::read_to_string(path).expect("a readable file of UTF-8");
    let begun = now();
    let outcome = run(work, &source);
    println!("{} {}", now() - begun, outcome);
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let numbers: Vec<i64> = line.split_whitespace().map_while(|word| word.parse().ok()).collect();
        let samples = (0..numbers[0]).map(|_| {
            let begun = now();
            (0..numbers[1]).for_each(|_| drop(run(work, &source)));
            ((now() - begun) / numbers[1]).to_string()
        });
        println!("{}", samples.collect::<Vec<_>>().join(" "));
        std::io::stdout().flush().expect("a reader");
    }
}
