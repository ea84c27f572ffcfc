package org.kerwen.keys;

public final class AccountKeys {}
