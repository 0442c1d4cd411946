"""Everything known of one customer: the parts that the pages of people and companies share."""
