"""Pages of the room: scenarios of rules, plans of training, and the trainings on offer."""
