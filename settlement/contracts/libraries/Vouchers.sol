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

    function payeesHash(Payee[] calldata payees) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](payees.length);
        for (uint256 i = 0; i < payees.length; i++) {
            hashes[i] = keccak256(abi.encode(PAYEE_TYPEHASH, payees[i].node, payees[i].weight));
        }
        return keccak256(abi.encodePacked(hashes));
    }

    /// @param payees_ `payeesHash(voucher.payees)`, which callers have at hand
    function digest(Voucher calldata voucher, bytes32 payees_, bytes32 domainSeparator)
        internal
        pure
        returns (bytes32)
    {
        bytes32 structHash = keccak256(
            abi.encode(
                VOUCHER_TYPEHASH,
                voucher.client,
                voucher.coordinator,
                voucher.sessionId,
                voucher.modelRoot,
                voucher.cumulative,
                payees_,
                voucher.validUntil
            )
        );
        return keccak256(abi.encodePacked("\x19\x01", domainSeparator, structHash));
    }
}
