-- Customers who count for themselves and have not bought: the end of the list of all customers, which
-- needs no look at those who have. Derived; kept by the database itself, for whoever comes, buys, is
-- merged or turns out to be somebody else is written in several places.
CREATE TABLE customer_without_purchase (
    customer_key INTEGER PRIMARY KEY
);

INSERT INTO customer_without_purchase
SELECT key FROM customer
WHERE merged_into IS NULL
  AND key NOT IN (SELECT customer_key FROM same_number)
  AND NOT EXISTS (SELECT 1 FROM customer_summary WHERE customer_key = customer.key);

CREATE TRIGGER customer_comes AFTER INSERT ON customer WHEN new.merged_into IS NULL BEGIN
    INSERT OR IGNORE INTO customer_without_purchase VALUES (new.key);
END;

CREATE TRIGGER customer_goes AFTER DELETE ON customer BEGIN
    DELETE FROM customer_without_purchase WHERE customer_key = old.key;
END;

CREATE TRIGGER customer_is_merged AFTER UPDATE OF merged_into ON customer
WHEN new.merged_into IS NOT old.merged_into BEGIN
    DELETE FROM customer_without_purchase WHERE customer_key = new.key;
    INSERT OR IGNORE INTO customer_without_purchase
    SELECT new.key WHERE new.merged_into IS NULL
      AND NOT EXISTS (SELECT 1 FROM same_number WHERE customer_key = new.key)
      AND NOT EXISTS (SELECT 1 FROM customer_summary WHERE customer_key = new.key);
END;

CREATE TRIGGER customer_has_bought AFTER INSERT ON customer_summary BEGIN
    DELETE FROM customer_without_purchase WHERE customer_key = new.customer_key;
END;

CREATE TRIGGER customer_has_not_bought AFTER DELETE ON customer_summary BEGIN
    INSERT OR IGNORE INTO customer_without_purchase
    SELECT key FROM customer WHERE key = old.customer_key AND merged_into IS NULL
      AND NOT EXISTS (SELECT 1 FROM same_number WHERE customer_key = old.customer_key);
END;

CREATE TRIGGER customer_is_another AFTER INSERT ON same_number BEGIN
    DELETE FROM customer_without_purchase WHERE customer_key = new.customer_key;
END;

CREATE TRIGGER customer_is_itself AFTER DELETE ON same_number BEGIN
    INSERT OR IGNORE INTO customer_without_purchase
    SELECT key FROM customer WHERE key = old.customer_key AND merged_into IS NULL
      AND NOT EXISTS (SELECT 1 FROM customer_summary WHERE customer_key = old.customer_key);
END;
