//! Fault trees in the Open-PSA Model Exchange Format (XML).
