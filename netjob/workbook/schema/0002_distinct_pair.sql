-- What the user answered to "the same person?" where the answer was not yes.

CREATE SEQUENCE distinct_pair_id;
CREATE TABLE distinct_pair (                -- two contacts that the user said are two people
    id       INTEGER PRIMARY KEY DEFAULT nextval('distinct_pair_id'),
    contact  INTEGER   NOT NULL,            -- in either order
    other    INTEGER   NOT NULL,            -- a contact, too
    said_at  TIMESTAMP NOT NULL,
    until    DATE                           -- only put off: asked again from this day on; null: never again
);
