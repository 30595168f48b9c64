"""What can be done with a conversation. Every act is one transaction with its log row inside."""
