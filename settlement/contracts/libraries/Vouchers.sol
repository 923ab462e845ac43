// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A node of the route and its share of the node fees.
struct Payee {
    /// NodeRegistry id.
    bytes32 node;
    /// Cost of the node's shard in work units per 1,000 positions, as in the model's manifest.
    uint64 weight;
}

/// What a client signs: "over this session, for receipts in this coordinator's batches, pay these nodes for this model up to `cumulative` wei in total".
struct Voucher {
    address client;
    address coordinator;
    bytes32 sessionId;
    bytes32 modelRoot;
    /// Total over the session's segments so far and at most one ahead, in wei.
    uint128 cumulative;
    /// In hop order.
    Payee[] payees;
    /// Receipts posted later than this are not covered (unix seconds).
    uint64 validUntil;
}

/// @title EIP-712 hashing of vouchers
library Vouchers {
    bytes32 internal constant PAYEE_TYPEHASH = keccak256("Payee(bytes32 node,uint64 weight)");
    bytes32 internal constant VOUCHER_TYPEHASH = keccak256(
        "Voucher(address client,address coordinator,bytes32 sessionId,bytes32 modelRoot,uint128 cumulative,Payee[] payees,uint64 validUntil)Payee(bytes32 node,uint64 weight)"
    );

    /// A weight of more than 64 bits reverts, as wherever it is read.
    function payeesHash(Payee[] calldata payees) internal pure returns (bytes32 hash) {
        bytes32 typeHash = PAYEE_TYPEHASH;
        assembly ("memory-safe") {
            let payee := mload(0x40)
            let hashes := add(payee, 96)
            let end := add(hashes, shl(5, payees.length))
            let source := payees.offset
            let excess := 0
            mstore(payee, typeHash)
            for { let to := hashes } lt(to, end) { to := add(to, 32) } {
                calldatacopy(add(payee, 32), source, 64)
                excess := or(excess, mload(add(payee, 64)))
                mstore(to, keccak256(payee, 96))
                source := add(source, 64)
            }
            if shr(64, excess) { revert(0, 0) }
            hash := keccak256(hashes, sub(end, hashes))
        }
    }

    /// @param payees_ `payeesHash(voucher.payees)`, which callers have at hand
    function digest(Voucher calldata voucher, bytes32 payees_, bytes32 domainSeparator)
        internal
        pure
        returns (bytes32 hash)
    {
        bytes32 typeHash = VOUCHER_TYPEHASH;
        address client = voucher.client;
        address coordinator = voucher.coordinator;
        uint128 cumulative = voucher.cumulative;
        uint64 validUntil = voucher.validUntil;
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, typeHash)
            mstore(add(data, 32), client)
            mstore(add(data, 64), coordinator)
            calldatacopy(add(data, 96), add(voucher, 64), 64) // session and model
            mstore(add(data, 160), cumulative)
            mstore(add(data, 192), payees_)
            mstore(add(data, 224), validUntil)
            hash := keccak256(data, 256)
            mstore(data, shl(240, 0x1901))
            mstore(add(data, 2), domainSeparator)
            mstore(add(data, 34), hash)
            hash := keccak256(data, 66)
        }
    }
}
