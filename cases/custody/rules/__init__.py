"""The law of remand and custody time limits as pure functions (domain document "Hearings and results", Bail status and
custody time limits): `limit` is CTL calculation, `remand` Maintained at share, `clock` Clock stops."""
