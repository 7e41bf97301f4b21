"""Items of joint meetings (联席会议): what was raised, who has to see to it by when, and what came of it."""
