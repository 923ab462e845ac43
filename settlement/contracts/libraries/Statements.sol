// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Statement} from "../interfaces/IProofVerifier.sol";

/// @title What a cell proof is about
library Statements {
    /// @notice keccak256(count ‖ root of each row set ‖ model), crypto/proof/context.ts.
    function rowsRoot(Statement calldata statement) internal pure returns (bytes32) {
        bytes memory data;
        for (uint256 i = 0; i < statement.rows.length; i++) {
            data = bytes.concat(data, abi.encode(statement.rows[i]));
        }
        return keccak256(bytes.concat(data, statement.model));
    }
}
