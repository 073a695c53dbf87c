# SPDX-License-Identifier: MPL-2.0
"""No pool gives out more than it has, whoever writes and however many at once: the database says so at the commit.

What a pool has is what its activity's posts of the plan's year come to, those without a funder left out; what it gives
out is what was granted, or spent once that is accounted for. The pool's row is held while the two are added up, with a
lock that lets others refer to it. An activity that becomes a pool waits for whoever is lowering its money.
"""

from django.db import migrations

CONSTRAINT = "a_pool_is_never_overspent"

_CHECK = """
CREATE FUNCTION check_pool(the_activity uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_pool uuid;
  has bigint;
  bound bigint;
BEGIN
  SELECT id INTO the_pool FROM budgets_pool WHERE activity_id = the_activity FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT COALESCE(SUM(a.kr), 0) INTO has
    FROM budgets_fundingamount a
    JOIN budgets_fundingline l ON l.id = a.line_id
    JOIN activities_plan p ON p.id = l.plan_id
    WHERE l.activity_id = the_activity AND l.funding <> 'unfunded' AND a.year = p.year;
  SELECT COALESCE(SUM(COALESCE(spent, granted)), 0) INTO bound
    FROM budgets_poolapplication
    WHERE pool_id = the_pool AND outcome = 'granted' AND withdrawn_on IS NULL;
  IF bound > has THEN
    RAISE EXCEPTION 'pool % has % and would give out %', the_pool, has, bound
      USING ERRCODE = '23514', CONSTRAINT = 'a_pool_is_never_overspent',
            DETAIL = json_build_object('pool', the_pool, 'has', has, 'bound', bound)::text;
  END IF;
END $$;

CREATE FUNCTION check_pool_of_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_pool(activity_id) FROM budgets_fundingline WHERE id = OLD.line_id AND activity_id IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION check_pool_of_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.activity_id IS NOT NULL THEN PERFORM check_pool(OLD.activity_id); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION hold_money_of_pool() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM budgets_fundingamount a JOIN budgets_fundingline l ON l.id = a.line_id
    WHERE l.activity_id = NEW.activity_id FOR SHARE;
  RETURN NULL;
END $$;

CREATE FUNCTION check_pool_of_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_pool(activity_id) FROM budgets_pool WHERE id = NEW.pool_id;
  RETURN NULL;
END $$;
"""


def _trigger(table: str, events: str, function: str) -> str:
    return (
        f"CREATE CONSTRAINT TRIGGER {CONSTRAINT} AFTER {events} ON {table} DEFERRABLE INITIALLY DEFERRED "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()"
    )


class Migration(migrations.Migration):
    dependencies = [("budgets", "0006_steps_and_proposals")]

    operations = [
        migrations.RunSQL(
            [
                _CHECK,
                _trigger("budgets_fundingamount", "UPDATE OR DELETE", "check_pool_of_amount"),
                _trigger("budgets_fundingline", "UPDATE OR DELETE", "check_pool_of_line"),
                _trigger("budgets_poolapplication", "INSERT OR UPDATE", "check_pool_of_application"),
                "CREATE TRIGGER its_money_stands AFTER INSERT ON budgets_pool "
                "FOR EACH ROW EXECUTE FUNCTION hold_money_of_pool()",
            ],
            [
                "DROP TRIGGER its_money_stands ON budgets_pool",
                *(
                    f"DROP TRIGGER {CONSTRAINT} ON {table}"
                    for table in ("budgets_fundingamount", "budgets_fundingline", "budgets_poolapplication")
                ),
                "DROP FUNCTION check_pool_of_amount, check_pool_of_line, check_pool_of_application, hold_money_of_pool, "
                "check_pool(uuid)",
            ],
        )
    ]
