// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What a coordinator signs when it accepts a receipt: "this leaf is in a batch of mine that is posted by then".
struct InclusionPromise {
    address coordinator;
    bytes32 leafHash;
    /// Unix seconds.
    uint64 postBy;
}

/// @title EIP-712 hashing of promises
library Promises {
    bytes32 private constant PROMISE_TYPEHASH =
        keccak256("InclusionPromise(address coordinator,bytes32 leafHash,uint64 postBy)");

    function digest(InclusionPromise calldata given, address inclusion) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Veilmesh Inclusion"),
                keccak256("1"),
                block.chainid,
                inclusion
            )
        );
        bytes32 structHash = keccak256(abi.encode(PROMISE_TYPEHASH, given.coordinator, given.leafHash, given.postBy));
        return keccak256(abi.encodePacked("\x19\x01", domain, structHash));
    }
}
