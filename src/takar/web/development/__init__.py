"""Development: what people need to learn, the plan of a year under a budget, what took place."""
