//! Throughline: reads the arguments, then opens the window or runs the command line.

fn main() {}
